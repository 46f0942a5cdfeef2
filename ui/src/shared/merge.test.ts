import { describe, expect, it } from "vitest";
import { merge, sameValues } from "./merge";

describe("merge", () => {
  it.each([
    // what happened, as read, mine, theirs: the form holds, taken, joined, contested
    ["nobody wrote", "a", "a", "a", "a", "", "", ""],
    ["only I wrote", "a", "b", "a", "b", "", "", ""],
    ["only the other wrote", "a", "a", "c", "c", "field", "", ""],
    ["both wrote the same", "a", "b", "b", "b", "", "", ""],
    ["both wrote", "a", "b", "c", "b", "", "", "field"],
    ["I emptied what the other wrote", "a", "", "c", "", "", "", "field"],
    ["the other emptied what I left", "a", "a", null, null, "field", "", ""],
    ["blanks around a text are nothing", "a ", "a", "c", "c", "field", "", ""],
    ["empty and null are the same", "", null, "c", "c", "field", "", ""],
    ["a tick", false, true, false, true, "", "", ""],
    [
      "both added to a list",
      ["语"],
      ["语", "数"],
      ["语", "英"],
      ["语", "英", "数"],
      "",
      "field",
      "",
    ],
    [
      "I took off, the other added",
      ["语", "数"],
      ["数"],
      ["语", "数", "英"],
      ["数", "英"],
      "",
      "field",
      "",
    ],
    ["both added the same, and more", [], ["语"], ["语", "英"], ["语", "英"], "", "field", ""],
    ["the other alone took off", ["语", "数"], ["语", "数"], ["数"], ["数"], "field", "", ""],
  ] as const)("%s", (_, base, mine, theirs, holds, taken, joined, contested) => {
    const of = (value: unknown) => ({ field: value, other: 1 });
    const merged = merge(of(base), of(mine), of(theirs));
    expect(merged.values).toEqual(of(holds));
    expect([merged.taken, merged.joined, merged.contested].map(String)).toEqual([
      taken,
      joined,
      contested,
    ]);
  });

  it("knows rows that only one of them has", () => {
    const merged = merge({ a: "1" }, { a: "1" }, { a: "1", b: "2" });
    expect(merged.values).toEqual({ a: "1", b: "2" });
    expect(merged.taken).toEqual(["b"]);
  });
});

it("values are the same where they would be saved alike", () => {
  expect(sameValues({ a: " x ", b: "" }, { a: "x", b: null })).toBe(true);
  expect(sameValues({ a: "x" }, { a: "x", b: false })).toBe(false);
});
