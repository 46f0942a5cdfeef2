import { expect, it } from "vitest";
import { offsetsOf, windowOf } from "./windowing";

const heights = Array.from({ length: 1000 }, (_, at) => (at % 100 === 0 ? 30 : 40));
const offsets = offsetsOf(heights);
const total = heights.reduce((sum, height) => sum + height, 0);

it.each([0, 1, 39, 5000, 20_000, total - 600, total])("rows seen from %d are drawn", (top) => {
  const { first, end, above, below } = windowOf(offsets, top, 600, 0);
  const drawn = heights.slice(first, end).reduce((sum, height) => sum + height, 0);
  expect(above).toBeLessThanOrEqual(top);
  expect(above + drawn).toBeGreaterThanOrEqual(Math.min(top + 600, total));
  expect(above + drawn + below).toBe(total);
  expect(end - first).toBeLessThan(20);
});

it("an empty list has nothing to draw", () => {
  expect(windowOf(offsetsOf([]), 0, 600, 400)).toEqual({ first: 0, end: 0, above: 0, below: 0 });
});
