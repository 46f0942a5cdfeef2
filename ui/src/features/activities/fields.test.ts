import { expect, it } from "vitest";
import { monthOptions, timeOf } from "./fields";

it.each([
  ["14:30", "14:30:00"],
  ["8：05", "08:05:00"],
  ["1430", "14:30:00"],
  ["", null],
  ["下午", "下午"],
])("reads the time %s", (text, expected) => {
  expect(timeOf(text)).toBe(expected);
});

it("offers the months of a school year in its order", () => {
  const months = monthOptions(2024);
  expect(months[0]).toEqual({ value: "2024-09", label: "2024年9月" });
  expect(months.at(-1)).toEqual({ value: "2025-08", label: "2025年8月" });
});
