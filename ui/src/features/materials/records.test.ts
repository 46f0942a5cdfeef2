import { describe, expect, it } from "vitest";
import type { ActivityRow } from "../../generated/ActivityRow";
import { choicesOf, firstChoice, photosOf } from "./records";

function row(id: string, day: string | null, term: string | null, came: number | null) {
  return { id, day, term, came, title: `活动${id}` } as ActivityRow;
}

const rows = [
  row("a", "2024-10-18", "2024-1", 12),
  row("b", "2024-11-08", "2024-1", 0),
  row("c", "2025-03-21", "2024-2", 9),
  row("d", "2025-05-16", "2024-2", null),
];

describe("records of activities", () => {
  it("are of those that took place, one or several together", () => {
    expect(choicesOf(rows).map(({ label, activities }) => [label, activities.join("")])).toEqual([
      ["全学年已开展的3项，合成一份", "abc"],
      ["第一学期已开展的2项，合成一份", "ab"],
      ["10月18日 活动a", "a"],
      ["11月8日 活动b", "b"],
      ["3月21日 活动c", "c"],
    ]);
  });

  it("begin with the one that was asked for, else the last that took place", () => {
    const choices = choicesOf(rows);
    expect(firstChoice(choices, "b")).toBe("b");
    expect(firstChoice(choices, "d")).toBe("c");
    expect(firstChoice([], null)).toBeNull();
  });

  it("take a whole number of photos", () => {
    expect(["0", "6", "60", "61", "", "x", "1.5", "-1"].map(photosOf)).toEqual([
      0,
      6,
      60,
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});
