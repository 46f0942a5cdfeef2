// From the start of a program to what its window first shows, as a line of a Markdown table.
// LIANYAN_APP is measured against LIANYAN_EMPTY, a window that shows one word.
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { until } from "./support/until.mjs";
import { openWindow } from "./support/window.mjs";

/** Starts taken of each, after one that warms the caches; the two take turns. */
const STARTS = 9;

const home = mkdtempSync(join(tmpdir(), "lianyan-paint-"));
const stamp = join(home, "started");
const starter = join(home, "start.sh");

// The driver's own start is no part of it: the clock is read where the program begins.
writeFileSync(starter, `#!/bin/sh\ndate +%s%3N > "${stamp}"\nexec "$LIANYAN_STARTED" "$@"\n`);
chmodSync(starter, 0o755);

/** Milliseconds from the start of the program to the first contentful paint. */
async function start(app) {
  const window = await openWindow(starter, home, { env: { LIANYAN_STARTED: app } });
  try {
    const painted = await until(async () => {
      const time = await window.run(
        `const [paint] = performance.getEntriesByName("first-contentful-paint");
         return paint === undefined ? null : performance.timeOrigin + paint.startTime`,
      );
      if (time === null) throw new Error("not yet");
      return time;
    }, `${app} paints nothing`);
    return painted - Number(readFileSync(stamp, "utf8"));
  } finally {
    await window.close();
  }
}

const median = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];

const { LIANYAN_APP, LIANYAN_EMPTY } = process.env;
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
  rmSync(home, { recursive: true, force: true });
}
const ratio = median(ours) / median(empty);
console.log(`
## Window

From the start of the program to its first contentful paint; warm, median of ${STARTS} starts that take
turns, on a display without hardware.

| what | 联研 | empty window | ratio | goal |
|---|---|---|---|---|
| start screen | ${median(ours).toFixed(0)} ms | ${median(empty).toFixed(0)} ms | ${ratio.toFixed(2)} | ≤ 1.3 |
| start screen, first start of all | ${first.toFixed(0)} ms | – | – |  |`);
