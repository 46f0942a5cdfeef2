// From the start of a program to what its window first shows, as a line of a Markdown table.
// LIANYAN_APP is measured against LIANYAN_EMPTY, a window that shows one word.
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { until } from "./support/until.mjs";
import { openWindow } from "./support/window.mjs";
import { removeFolder } from "./support/folders.mjs";

/** Starts taken of each, after one that warms the caches; the two take turns. */
const STARTS = 9;
const { LIANYAN_APP, LIANYAN_EMPTY } = process.env;

const home = mkdtempSync(join(tmpdir(), "lianyan-paint-"));
const stamp = join(home, "started");
const starter = join(home, "start.sh");

// The driver's own start is no part of it: the clock is read where the program begins.
writeFileSync(starter, `#!/bin/sh\ndate +%s%3N > "${stamp}"\nexec "$LIANYAN_STARTED" "$@"\n`);
chmodSync(starter, 0o755);

/** Waits for an entry of the page's own clock, and tells when it was. */
function moment(window, name) {
  return until(async () => {
    const time = await window.run(
      `const [entry] = performance.getEntriesByName("${name}");
       return entry === undefined ? null : performance.timeOrigin + entry.startTime`,
    );
    if (time === null) throw new Error("not yet");
    return time;
  }, `${name} does not come`);
}

/** Milliseconds from the start of the program to its first contentful paint, and to its screen. */
async function start(app) {
  const window = await openWindow(starter, home, { env: { LIANYAN_STARTED: app } });
  try {
    const painted = await moment(window, "first-contentful-paint");
    const shown = app === LIANYAN_APP ? await moment(window, "first-screen") : painted;
    const started = Number(readFileSync(stamp, "utf8"));
    return { painted: painted - started, shown: shown - started };
  } finally {
    await window.close();
  }
}

const median = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];

const ours = [];
const empty = [];
let first;
try {
  first = await start(LIANYAN_APP);
  await start(LIANYAN_EMPTY);
  for (let turn = 0; turn < STARTS; turn += 1) {
    empty.push(await start(LIANYAN_EMPTY));
    ours.push(await start(LIANYAN_APP));
  }
} finally {
  removeFolder(home);
}
const bare = median(empty.map(({ painted }) => painted));

function line(what, name, goal) {
  const time = median(ours.map((times) => times[name]));
  const ratio = (time / bare).toFixed(2);
  return `| ${what} | ${time.toFixed(0)} ms | ${bare.toFixed(0)} ms | ${ratio} | ${goal} |`;
}

console.log(`
## Window

From the start of the program; warm, medians of ${STARTS} starts that take turns, on a display without
hardware. The empty window is measured to its first contentful paint.

| what | 联研 | empty window | ratio | goal |
|---|---|---|---|---|
${line("first contentful paint", "painted", "≤ 1.3")}
${line("start screen in place", "shown", "")}
| start screen in place, first start of all | ${first.shown.toFixed(0)} ms | – | – |  |`);
