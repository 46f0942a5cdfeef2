// A window manager, for walks that press what it draws around a window. The others need none.
import { execFileSync, spawn } from "node:child_process";

import { endGroup, endWithUs, OWN_GROUP } from "./children.mjs";
import { visible } from "./dialogs.mjs";

/** Answers how to send it away. */
export function startManager() {
  const manager = spawn("openbox", ["--sm-disable"], { stdio: "ignore", ...OWN_GROUP });
  endWithUs(manager);
  return () => endGroup(manager);
}

/** What the button at the corner of the window called `title` does. */
export function closeByFrame(title) {
  execFileSync("wmctrl", ["-i", "-c", visible(title)]);
}
