import { describe, expect, it } from "vitest";
import { neighbour } from "./moves";

/** Two columns of three and two lines, then a row below them with one more. */
const PLACES = [
  { left: 0, top: 0 },
  { left: 0, top: 30 },
  { left: 0, top: 60 },
  { left: 400, top: 0 },
  { left: 400, top: 30 },
  { left: 0, top: 200 },
];

describe("arrows among the names", () => {
  it.each([
    ["down the list, from column to column", 2, "ArrowDown", 3],
    ["no further than the last", 5, "ArrowDown", 5],
    ["up", 3, "ArrowUp", 2],
    ["no further than the first", 0, "ArrowUp", 0],
    ["right, at the same height", 1, "ArrowRight", 4],
    ["right, to a shorter column's end", 2, "ArrowRight", 4],
    ["left again", 4, "ArrowLeft", 1],
    ["nothing lies that way", 0, "ArrowLeft", 0],
    ["nothing at all", 9, "ArrowLeft", 9],
  ])("%s", (_, at, key, to) => {
    expect(neighbour(PLACES, at, key)).toBe(to);
  });
});
