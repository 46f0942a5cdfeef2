import { describe, expect, it, test } from "vitest";
import type { ActivityLine } from "../../generated/ActivityLine";
import type { Doubt } from "../../generated/Doubt";
import {
  answerWords,
  askedFirst,
  headsOf,
  headsValue,
  keptOutBy,
  nextSpot,
  OTHER_VALUE,
  preselected,
  questionOf,
  twoLines,
  yearOf,
} from "./answers";

const doubt = (id: string, part: Partial<Doubt> = {}): Doubt => ({
  id,
  kind: "choice",
  place: "“5月”",
  question: "是哪一天？",
  reason: "",
  samples: [],
  choices: [{ value: "a", label: "甲" }],
  answer: null,
  unknown: null,
  alike: null,
  ...part,
});
const answered = (id: string): Doubt => doubt(id, { answer: { value: "a", label: "甲" } });

const line = (
  row: number,
  doubts: Doubt[],
  state: ActivityLine["state"] = doubts.some(({ answer }) => answer === null) ? "open" : "added",
): ActivityLine => ({
  place: { list: 0, row },
  told: `第${row}行`,
  state,
  written: [],
  day: "",
  title: "",
  form: "",
  host: "",
  roles: "",
  heads: "",
  facts: [],
  doubts,
  lost: [],
  remarks: [],
  faults: [],
  activity: null,
  filled: [],
});

describe("Enter goes from one doubtful cell to the next", () => {
  const lines = [
    line(3, [doubt("日期/3")]),
    line(4, []),
    line(5, [answered("形式/5"), doubt("承担/5"), doubt("人数/5")]),
    line(6, [doubt("人数/6")], "faulty"),
    line(7, [doubt("重复/7")], "left_out"),
  ];
  it.each([
    ["a file comes up", null, "0/3", "日期/3"],
    ["more is open in the same line", "0/5", "0/5", "承担/5"],
    ["below a line that asks nothing", "0/4", "0/5", "承担/5"],
    ["after the last it begins anew", "0/6", "0/3", "日期/3"],
    ["a line that is gone", "1/9", "0/3", "日期/3"],
  ])("%s", (_, from, to, asked) => {
    expect(nextSpot(lines, from)).toEqual({ line: to, doubt: asked });
  });
  it("ends where nothing is open: faults and lines left out ask nothing", () => {
    expect(nextSpot(lines.slice(3), null)).toBeNull();
    expect(nextSpot([], null)).toBeNull();
  });
});

test("the likeliest answer is chosen and not given; a given one comes back", () => {
  const day: Partial<Doubt> = { kind: "day", choices: [] };
  expect(preselected(doubt("承办/5"))).toEqual({ chosen: "a", other: "" });
  expect(preselected(doubt("日期/5", day)).chosen, "nothing at hand").toBe(OTHER_VALUE);
  const own = { value: "2024-11-22", label: "2024-11-22" };
  expect(preselected(doubt("日期/5", { ...day, answer: own }))).toEqual({
    chosen: OTHER_VALUE,
    other: "2024-11-22",
  });
  const word: Partial<Doubt> = { kind: "form" };
  expect(preselected(doubt("形式/沙龙", word)).chosen, "it would be learned").toBe("");
  const second = doubt("x/1", {
    choices: [
      { value: "a", label: "甲" },
      { value: "b", label: "乙" },
    ],
    answer: { value: "b", label: "乙" },
  });
  expect(preselected(second)).toEqual({ chosen: "b", other: "" });
});

test("a line that an answer keeps out comes back by another answer", () => {
  const out = { value: "-", label: "是同一项，这一行不导入" };
  const said = (id: string): ActivityLine => line(5, [doubt(id, { answer: out })], "left_out");
  expect(keptOutBy(said("重复/5"))?.id).toBe("重复/5");
  expect(keptOutBy(said("开展/5"))?.id).toBe("开展/5");
  expect(keptOutBy(said("学校/新街")), "no school, and still an activity").toBeUndefined();
  expect(keptOutBy(line(5, [answered("重复/5")]))).toBeUndefined();
});

test("a question says what it is about", () => {
  expect(questionOf(doubt("日期/5"))).toBe("“5月”是哪一天？");
  const heads = { place: "“共9人”", question: "“共9人”各校记多少人？" };
  expect(questionOf(doubt("人数/5", heads))).toBe("“共9人”各校记多少人？");
  expect(questionOf(doubt("开展/5", { question: "开展了没有？" }))).toBe("开展了没有？");
});

test("what is long in brackets stands on a line of its own", () => {
  const label = "应到11人，实到不登记（第二实验小学5、前楼中心小学3）";
  expect(twoLines({ value: "", label })).toEqual([
    "应到11人，实到不登记",
    "第二实验小学5、前楼中心小学3",
  ]);
  expect(twoLines({ value: "", label: "前楼中心小学（前楼）" })).toEqual([
    "前楼中心小学（前楼）",
    "",
  ]);
});

test("an answer that is no choice is said in words", () => {
  const given = (kind: Doubt["kind"], value: string, label = value): string =>
    answerWords(doubt("x/1", { kind, answer: { value, label } }), [
      { value: "lecture", label: "专题讲座" },
    ]);
  expect(given("form", "lecture")).toBe("专题讲座");
  expect(given("day", "2024-11-22")).toBe("2024年11月22日");
  expect(given("day", "2024-11"), "a month is a choice, or stays as it is").toBe("2024-11");
  expect(given("heads", "第二实验小学=6;前楼中心小学=4")).toBe("第二实验小学6人、前楼中心小学4人");
  expect(given("role", "主讲")).toBe("主讲");
  expect(given("choice", "a", "甲")).toBe("甲");
  expect(answerWords(doubt("x/1"), [])).toBe("待定");
});

test("numbers by school are one value", () => {
  const heads = { 第二实验小学: "6", 前楼中心小学: " 04 ", 石桥中心小学: "" };
  const value = headsValue(heads);
  expect(value).toBe("第二实验小学=6;前楼中心小学=4");
  expect(headsOf(value ?? "")).toEqual({ 第二实验小学: "6", 前楼中心小学: "4" });
  expect(headsValue({ 石桥中心小学: "0" }), "nobody came").toBe("石桥中心小学=0");
  expect(headsValue({ 石桥中心小学: "" })).toBeNull();
  expect(headsValue({ 石桥中心小学: "6人" })).toBeNull();
  expect(headsOf("")).toEqual({});
});

test("a day without a year lies in the year of the choices", () => {
  const choices = [{ value: "2023-10", label: "只记2023年10月" }];
  expect(yearOf(doubt("日期/5", { choices }), 2024)).toBe(2023);
  expect(yearOf(doubt("日期/5"), 2024)).toBe(2024);
});

test("what is asked of a whole list stands first; a column that was guessed is told elsewhere", () => {
  const year = doubt("学年/台账", { kind: "year" });
  const unknown = doubt("台账/E", { kind: "column" });
  const guessed = doubt("台账/F", { kind: "column", answer: { value: "host", label: "承办" } });
  const host = answered("承办/台账");
  expect(askedFirst([year, unknown, guessed, host])).toEqual([year, unknown, host]);
});
