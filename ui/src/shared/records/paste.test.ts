import { describe, expect, it } from "vitest";
import { bind, cellsOf, readRow } from "./paste";
import { AWARD } from "./sample";

const known = {
  schoolYear: 2024,
  optionsOf: ({ column }: { column: string }) =>
    column === "level"
      ? [{ value: "city", label: "市级" }]
      : [{ value: "s1", label: "石桥中心小学" }],
};

describe("cells of the clipboard", () => {
  it.each([
    [
      "a\tb\nc\td\n",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      "a\tb\r\nc\t\r\n",
      [
        ["a", "b"],
        ["c", ""],
      ],
    ],
    ['"两行\n的话"\tb', [["两行\n的话", "b"]]],
    ['"他说""好"""\tb', [['他说"好"', "b"]]],
    ["a\n\t\nb", [["a"], ["b"]]],
    ["", []],
    ["\n\n", []],
  ])("%j", (text, cells) => {
    expect(cellsOf(text)).toEqual(cells);
  });
});

describe("columns", () => {
  it("are known by the names in the first row", () => {
    expect(bind(AWARD, [["序号", "名称*", "学校（全称）", "获奖日期"]])).toEqual({
      columns: [null, "name", "school", "won_on"],
      headed: true,
    });
  });

  it("without names stand in the order of the form", () => {
    const cells = [["优质课一等奖", "", "王雪", "石桥中心小学"]];
    expect(bind(AWARD, cells)).toEqual({
      columns: ["name", "code", "person", "school"],
      headed: false,
    });
  });

  it("a name that comes twice is taken once", () => {
    expect(bind(AWARD, [["名称", "名称", "学校"]]).columns).toEqual(["name", null, "school"]);
  });
});

it("a row is read, and says what is at fault or missing in it", () => {
  const columns = ["name", "school", "won_on", "fee"];
  const good = readRow(
    AWARD,
    ["优质课一等奖", "石桥中心小学", "3-5", "120.5"],
    [...columns, "level"],
    known,
  );
  expect(good.values).toEqual({
    name: "优质课一等奖",
    school: "s1",
    won_on: "2025-03-05",
    fee: 12050,
    level: null,
  });
  expect(good.faults).toEqual({ level: "还没有填级别。" });
  const bad = readRow(AWARD, ["", "石桥小学", "去年", "三百"], columns, known);
  expect(bad.faults).toEqual({
    name: "还没有填名称。",
    school: "没有“石桥小学”这个学校。",
    won_on: "没看懂获奖日期“去年”，可以写3-5、3月5日或2025-3-5。",
    fee: "奖金请填数字，如12.50。",
    level: "还没有填级别。",
  });
});
