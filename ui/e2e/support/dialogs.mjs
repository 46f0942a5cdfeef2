// The system's own file dialogs, served by hands that type: GTK's, on a display without a screen.
import { execFileSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";

import { until } from "./until.mjs";

/** Answers the dialog called `title` with a path, as a person would who types it. */
export async function answerDialog(title, path) {
  const dialog = await until(() => visible(title), `no dialog “${title}” came up`);
  xdotool("windowfocus", "--sync", dialog);
  // A slash opens the line for the path; in the save dialog the name is already such a line.
  await typePath(path);
  xdotool("key", "Return");
  await until(() => {
    if (isVisible(title)) throw new Error("still open");
  }, `the dialog “${title}” did not take ${path}`);
}

async function typePath(path) {
  xdotool("key", "ctrl+a");
  xdotool("type", "--delay", "15", path);
  // GTK completes names as they are typed; Return before that would take the completion.
  await sleep(400);
}

function visible(title) {
  const [first] = xdotool("search", "--onlyvisible", "--name", `^${title}$`).trim().split("\n");
  if (!first) throw new Error("not yet");
  return first;
}

function isVisible(title) {
  try {
    return visible(title) !== "";
  } catch {
    return false;
  }
}

function xdotool(...words) {
  return execFileSync("xdotool", words, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
}
