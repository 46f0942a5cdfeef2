import { expect, test } from "vitest";
import type { LeftOut } from "../generated/LeftOut";
import { headRows, lossOf, lostOf } from "./findings";

const leftOut = (count: number, kind: LeftOut["kind"] = "row"): LeftOut => ({
  id: `教师/${count}`,
  kind,
  place: "",
  reason: "隐藏的行",
  count,
  sample: "",
  takeIn: kind === "column" ? "field" : "click",
});
const loss = (...entries: LeftOut[]): string => lossOf(entries, "人", "人员");

test("what is lost is counted, totals and notes are not", () => {
  expect(lostOf([leftOut(1), leftOut(0)])).toBe(1);
  expect(loss(leftOut(1), leftOut(0))).toBe("其中1人");
  expect(loss(leftOut(0, "column"), leftOut(0))).toBe("其中1列");
  expect(loss(leftOut(0, "column"), leftOut(1))).toBe("其中1人、1列");
  expect(loss(leftOut(0))).toBe("都不是人员");
  expect(loss()).toBe("没有遗漏");
});

test("headings of two lines say both", () => {
  expect(headRows(3, 3)).toBe("3");
  expect(headRows(2, 3)).toBe("2—3");
});
