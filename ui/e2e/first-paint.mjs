// From the start of a program to what its window first shows, as a line of a Markdown table.
// LIANYAN_APP is measured against LIANYAN_EMPTY, a window that shows one word.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { until } from "./support/until.mjs";
import { openWindow } from "./support/window.mjs";

/** Starts taken of each, after one that warms the caches; the two take turns. */
const STARTS = 9;

const home = mkdtempSync(join(tmpdir(), "lianyan-paint-"));

/** Milliseconds from asking for the program to the first contentful paint. */
async function start(app) {
  const asked = Date.now();
  const window = await openWindow(app, home);
  try {
    const painted = await until(async () => {
      const time = await window.run(
        `const [paint] = performance.getEntriesByName("first-contentful-paint");
         return paint === undefined ? null : performance.timeOrigin + paint.startTime`,
      );
      if (time === null) throw new Error("not yet");
      return time;
    }, `${app} paints nothing`);
    return painted - asked;
  } finally {
    await window.close();
  }
}

const median = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];

const ours = [];
const empty = [];
try {
  await start(process.env.LIANYAN_APP);
  await start(process.env.LIANYAN_EMPTY);
  for (let turn = 0; turn < STARTS; turn += 1) {
    empty.push(await start(process.env.LIANYAN_EMPTY));
    ours.push(await start(process.env.LIANYAN_APP));
  }
} finally {
  rmSync(home, { recursive: true, force: true });
}
const ratio = median(ours) / median(empty);
console.log(`
## Window: start to first paint (warm, median of ${STARTS}, no display hardware)

| window | ms | against empty | goal |
|---|---:|---:|---|
| empty Tauri window | ${median(empty).toFixed(0)} | 1.00 | |
| 联研, start screen | ${median(ours).toFixed(0)} | ${ratio.toFixed(2)} | ≤ 1.30 |`);
