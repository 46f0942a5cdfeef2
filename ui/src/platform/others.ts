// Another page on the same ledger, as two tabs of `lianyan serve` are: what it writes is shown here, too.
import { lookForOthers } from "./acts";

const EVERY_MS = 4000;

/**
 * Looks from time to time, and at once when this page comes to the front. While `held`, nothing on
 * screen is moved: somebody is typing.
 */
export function followOthers(held: () => boolean): void {
  const look = (): void => {
    if (document.visibilityState === "visible" && !held()) void lookForOthers();
  };
  document.addEventListener("visibilitychange", look);
  window.addEventListener("focus", look);
  window.setInterval(look, EVERY_MS);
}
