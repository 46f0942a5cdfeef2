// Which computer the screens run on: told by the bridge the window puts into its page.
import { browserPlatform, keepProgramAlive } from "./browser";
import type { Platform } from "./platform";
import { tauriPlatform } from "./tauri";

export function choosePlatform(): Platform {
  if ("__TAURI_INTERNALS__" in window) return tauriPlatform;
  keepProgramAlive();
  return browserPlatform;
}
