import { expect, it } from "vitest";
import type { DayOff } from "../../generated/DayOff";
import { stretchesOf } from "./stretches";

function off(day: string, name: string, kind: DayOff["kind"] = "holiday"): DayOff {
  return { uid: day, owner: "county", day, name, kind } as DayOff;
}

it("days in a row under one name are one line", () => {
  const lines = stretchesOf([
    off("2024-09-30", "国庆节"),
    off("2024-10-01", "国庆节"),
    off("2024-10-02", "国庆节"),
    off("2024-10-12", "国庆节", "teaching"),
    off("2025-01-01", "元旦"),
  ]);
  expect(lines.map(({ from, to, name }) => [from, to, name])).toEqual([
    ["2024-09-30", "2024-10-02", "国庆节"],
    ["2024-10-12", "2024-10-12", "国庆节"],
    ["2025-01-01", "2025-01-01", "元旦"],
  ]);
  expect(lines[0]?.days).toBe(3);
});

it("a gap, another name or another kind begins a new line", () => {
  const lines = stretchesOf([
    off("2024-10-01", "国庆节"),
    off("2024-10-03", "国庆节"),
    off("2024-10-04", "校庆"),
    off("2024-10-05", "校庆", "teaching"),
  ]);
  expect(lines).toHaveLength(4);
});
