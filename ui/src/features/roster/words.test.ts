import { expect, it } from "vitest";
import { monthOf, stretch } from "./words";

it.each([
  ["1974.3", "1974-03"],
  ["1974-03", "1974-03"],
  ["1974年3月", "1974-03"],
  ["197403", "1974-03"],
  ["1974/12", "1974-12"],
  [" ", null],
  ["今年", "今年"],
])("reads the month %s", (text, expected) => {
  expect(monthOf(text)).toBe(expected);
});

it("says since when and until when", () => {
  expect(stretch("2024-09-01", null)).toBe("2024年9月1日起，至今");
  expect(stretch(null, "2025-06-30")).toBe("至2025年6月30日");
  expect(stretch(null, null)).toBe("一直如此");
});
