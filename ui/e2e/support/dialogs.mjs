// The system's own file dialogs, served by hands that type: GTK's, on a display without a screen.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";

import { until } from "./until.mjs";

/**
 * Answers the dialog called `title` with a path, as a person would who types it. Plain ASCII only:
 * a key that is on no keyboard reaches a busy program too late to be itself.
 */
export async function answerDialog(title, path) {
  assert.match(path, /^[!-~]+$/, "hands type plain paths");
  await until(() => visible(title), `no dialog “${title}” came up`);
  for (let attempt = 0; attempt < ATTEMPTS && isVisible(title); attempt += 1) {
    await typePath(visible(title), path);
    await until(
      () => {
        if (isVisible(title)) throw new Error("still open");
      },
      "",
      CLOSING_MS,
    ).catch(() => {});
  }
  assert.ok(!isVisible(title), `the dialog “${title}” did not take ${path}`);
}

/** Closes the dialog called `title` without an answer. */
export async function closeDialog(title) {
  await pressUntilGone(title, "Escape");
}

/** Gives the question called `title` the first of its answers. */
export async function agree(title) {
  await pressUntilGone(title, "Return");
}

async function pressUntilGone(title, key) {
  await until(() => visible(title), `no dialog “${title}” came up`);
  await until(() => {
    if (!isVisible(title)) return;
    xdotool("windowfocus", "--sync", visible(title));
    xdotool("key", key);
    throw new Error("still open");
  }, `the dialog “${title}” stays open`);
}

/** On a busy machine a key may come before the line it is meant for; then all is typed again. */
const ATTEMPTS = 8;
const CLOSING_MS = 3_000;

async function typePath(dialog, path) {
  xdotool("windowfocus", "--sync", dialog);
  // A slash opens the line for the path; in the save dialog the name is already such a line.
  xdotool("key", "ctrl+a");
  xdotool("type", "--delay", "15", path);
  // GTK completes what is typed, a little later; the completion stands selected behind it.
  await sleep(600);
  xdotool("key", "Delete");
  xdotool("key", "Return");
}

/** The number of the window called `title`, by which `xdotool` knows it. */
export function visible(title) {
  const [first] = xdotool("search", "--onlyvisible", "--name", `^${title}$`).trim().split("\n");
  if (!first) throw new Error("not yet");
  return first;
}

export function isVisible(title) {
  try {
    return visible(title) !== "";
  } catch {
    return false;
  }
}

function xdotool(...words) {
  return execFileSync("xdotool", words, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
}
