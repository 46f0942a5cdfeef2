import { expect, it } from "vitest";
import { stretch } from "./words";

it("says since when and until when", () => {
  expect(stretch("2024-09-01", null)).toBe("2024年9月1日起，至今");
  expect(stretch(null, "2025-06-30")).toBe("至2025年6月30日");
  expect(stretch(null, null)).toBe("一直如此");
});
