import { describe, expect, it } from "vitest";
import type { FieldKind, Value } from "./kind";
import { readValue, typedOf, wordsOfValue } from "./values";

const field = (kind: FieldKind) => ({ column: "x", label: "项目", kind, required: false });
const known = {
  schoolYear: 2024,
  optionsOf: () => [
    { value: "yw", label: "语文" },
    { value: "sx", label: "数学" },
    { value: "ds", label: "道德与法治、思政" },
    { value: "p1", label: "王雪" },
    { value: "p2", label: "王雪" },
  ],
};

describe("what is typed or pasted into a field", () => {
  it.each<[FieldKind, string, Value]>([
    [{ type: "text" }, " 一等奖 ", "一等奖"],
    [{ type: "text" }, "  ", null],
    [{ type: "count" }, "１２人", 12],
    [{ type: "integer" }, "-3", -3],
    [{ type: "cents" }, "￥1,250.5元", 125050],
    [{ type: "cents" }, "0.29", 29],
    [{ type: "hours" }, "1.5学时", 1.5],
    [{ type: "yesNo" }, "√", true],
    [{ type: "yesNo" }, "无", false],
    [{ type: "day" }, "3-5", "2025-03-05"],
    [{ type: "day" }, "3.5", "2025-03-05"],
    [{ type: "day" }, "3月5日", "2025-03-05"],
    [{ type: "day" }, "2025年3月5日 星期三", "2025-03-05"],
    [{ type: "month" }, "2025.3", "2025-03"],
    [{ type: "schoolYear" }, "2024—2025学年度", 2024],
    [{ type: "schoolYear" }, "2024", 2024],
    [{ type: "term" }, "下学期", 2],
    [{ type: "word", list: "subject" }, "数学", "sx"],
    [{ type: "words", list: "subject" }, "语文、数学", ["yw", "sx"]],
    [{ type: "words", list: "subject" }, "道德与法治、思政", ["ds"]],
    [{ type: "refs", table: "person" }, "", []],
  ])("%o reads %s", (kind, text, value) => {
    expect(readValue(field(kind), text, known)).toEqual({ value, fault: null });
  });

  it.each<[FieldKind, string, string]>([
    [{ type: "count" }, "1.5", "项目请填数字，如12。"],
    [{ type: "cents" }, "约三百", "项目请填数字，如12.50。"],
    [{ type: "day" }, "3月40日", "没看懂项目“3月40日”，可以写3-5、3月5日或2025-3-5。"],
    [{ type: "month" }, "2025.13", "没看懂项目“2025.13”，可以写2025.3或2025年3月。"],
    [{ type: "yesNo" }, "也许", "项目请填“是”或“否”。"],
    [{ type: "word", list: "subject" }, "生物", "没有“生物”这个项目。"],
    [{ type: "ref", table: "person" }, "王雪", "项目“王雪”有2个，请选定一个。"],
    [{ type: "words", list: "subject" }, "语文、生物", "没有“生物”这个项目。"],
  ])("%o refuses %s and says why", (kind, text, fault) => {
    expect(readValue(field(kind), text, known)).toEqual({ value: null, fault });
  });

  it.each<[FieldKind, Value, string, string]>([
    [{ type: "cents" }, 12050, "120.5", "120.50"],
    [{ type: "day" }, "2025-03-05", "2025-03-05", "2025年3月5日"],
    [{ type: "month" }, "2025-03", "2025.03", "2025-03"],
    [{ type: "schoolYear" }, 2024, "2024", "2024—2025学年度"],
    [{ type: "words", list: "subject" }, ["yw", "sx"], "yw,sx", "语文、数学"],
    [{ type: "count" }, null, "", ""],
  ])("%o %o is typed as %s and reads %s", (kind, value, typed, words) => {
    expect(typedOf(field(kind), value)).toBe(typed);
    expect(wordsOfValue(field(kind), value, known)).toBe(words);
  });
});
