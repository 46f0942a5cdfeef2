import { describe, expect, it } from "vitest";
import { placeBeside } from "./floating";

const screen = { width: 1000, height: 700 };
const opener = (left: number, top: number) => ({ left, top, bottom: top + 36 });

describe("a panel beside its opener", () => {
  it("opens downwards where it has room", () => {
    const placed = placeBeside(opener(100, 200), { width: 300, height: 250 }, screen);
    expect(placed).toEqual({ left: 100, top: 240, maxHeight: 420 });
  });

  it("opens upwards where there is more room", () => {
    const placed = placeBeside(opener(100, 600), { width: 300, height: 250 }, screen);
    expect(placed).toEqual({ left: 100, bottom: 104, maxHeight: 420 });
  });

  it("is cut to the room there is, and then scrolls", () => {
    const low = { width: 683, height: 345 };
    expect(placeBeside(opener(8, 120), { width: 300, height: 900 }, low).maxHeight).toBe(177);
  });

  it.each([
    [900, 692],
    [-20, 8],
  ])("an opener at %i does not push it out of the window", (left, shown) => {
    expect(placeBeside(opener(left, 100), { width: 300, height: 50 }, screen).left).toBe(shown);
  });

  it("wider than the window, it begins at its beginning", () => {
    expect(placeBeside(opener(50, 100), { width: 1200, height: 50 }, screen).left).toBe(8);
  });
});
