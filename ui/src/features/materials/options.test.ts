import { expect, it } from "vitest";
import { ordered, readOptions, usualOptions } from "./options";

it("columns stand in the order of the paper, however they were chosen", () => {
  expect(ordered(["remark", "signature", "name", "serial"])).toEqual([
    "serial",
    "name",
    "signature",
    "remark",
  ]);
});

it("what was stored is taken up, with the columns no sheet can do without", () => {
  const stored = JSON.stringify({ columns: ["school"], blankRows: 9, sessions: ["上午"] });
  expect(readOptions(stored)).toEqual({
    ...usualOptions(),
    columns: ["school", "name", "signature"],
    blankRows: 9,
  });
});

it("nothing or nonsense gives the usual settings", () => {
  expect(readOptions(null)).toEqual(usualOptions());
  expect(readOptions("{")).toEqual(usualOptions());
});
