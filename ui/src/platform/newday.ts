// A window that stays open over night: what today is, and how far away a day, is read again.
import { EVERYTHING, tellChanged } from "./acts";

const EVERY_MS = 60_000;

/**
 * Looks each minute, and at once when the window comes to the front. While `held`, nothing on screen is
 * moved: somebody is typing.
 */
export function followDays(held: () => boolean): void {
  let shown = today();
  const look = (): void => {
    if (today() === shown || held()) return;
    shown = today();
    void tellChanged([EVERYTHING]);
  };
  window.addEventListener("focus", look);
  window.setInterval(look, EVERY_MS);
}

const today = (): string => new Date().toDateString();
