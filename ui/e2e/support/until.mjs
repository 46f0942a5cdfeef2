// Waiting for what a person would wait for.
import { setTimeout as sleep } from "node:timers/promises";

const PATIENCE_MS = 15_000;

/** Tries `work` until it does not throw; then its answer. `complaint` may be made at the end. */
export async function until(work, complaint, patience = PATIENCE_MS) {
  const end = Date.now() + patience;
  for (;;) {
    try {
      return await work();
    } catch (cause) {
      if (Date.now() > end) {
        throw new Error(typeof complaint === "function" ? complaint() : complaint, { cause });
      }
    }
    await sleep(50);
  }
}
