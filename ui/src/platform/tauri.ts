// The desktop window: the only file that names Tauri.
import { invoke } from "@tauri-apps/api/core";
import type { ChosenFile, Platform } from "./platform";

export const tauriPlatform: Platform = {
  kind: "window",
  call: (name, request, seen) => invoke("call", { name, request, seen }),
  pickFiles: (kind, multiple) => invoke<ChosenFile[]>("pick_files", { kind, multiple }),
  pickFolder: () => invoke<ChosenFile | null>("pick_folder"),
  takeFile: async (file) => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const headers = { "x-file-name": encodeURIComponent(file.name) };
    return invoke<ChosenFile>("take_file", bytes, { headers });
  },
  saveFile: ({ token, suggestedName }) =>
    invoke<string | null>("save_output", { token, suggestedName }),
  openFile: ({ token }) => invoke("open_output", { token }),
  holdClosing: (words) => invoke("hold_closing", { words }),
  setZoom: (factor) => invoke("set_zoom", { factor }),
};
