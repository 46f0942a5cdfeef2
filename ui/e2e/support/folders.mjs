// Folders that walks leave behind.
import { rmSync } from "node:fs";

/** Takes a folder away, though a program that is just ending may still write into it. */
export function removeFolder(folder) {
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
}
