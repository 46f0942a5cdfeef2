// Which computer the screens run on: told by the bridge the window puts into its page.
import { browserPlatform } from "./browser";
import type { Platform } from "./platform";
import { tauriPlatform } from "./tauri";

export function choosePlatform(): Platform {
  return "__TAURI_INTERNALS__" in window ? tauriPlatform : browserPlatform;
}
