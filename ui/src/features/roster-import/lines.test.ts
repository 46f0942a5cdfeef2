import { expect, test } from "vitest";
import type { Doubt } from "../../generated/Doubt";
import type { LeftOut } from "../../generated/LeftOut";
import type { ListPreview } from "../../generated/ListPreview";
import type { ListRow } from "../../generated/ListRow";
import {
  alikeIn,
  applyWords,
  changeOf,
  changesOf,
  guessWords,
  keyOf,
  linesOf,
  lossOf,
  movedOf,
  quickOffer,
  namedSchools,
  newSchoolsOf,
  shown,
  wholeSchoolOf,
} from "./lines";

const row = (number: number, state: ListRow["state"]): ListRow => ({
  place: { sheet: 0, row: number },
  id: `教师/${number}`,
  sheetName: "教师",
  cell: `B${number}`,
  state,
  record: null,
  returning: null,
  cells: {
    name: { text: "张晓东", before: null, faulty: false },
    post: { text: "教务主任", before: "备课组长", faulty: false },
  },
  problems: [],
});

const preview = (
  rows: ListRow[],
  problem: number,
  doubts: Doubt[] = [],
  leftOut: LeftOut[] = [],
): ListPreview => ({
  file: "名册.xlsx",
  kind: "persons",
  counts: { problem, added: 1, changed: 1, same: 0, missing: 0, leftOut: 0, waiting: 0 },
  fields: ["name", "post"],
  rows,
  missing: [],
  doubts,
  leftOut,
  issues: [],
});

const school = (id: string, label: string | null): Doubt => ({
  id,
  kind: "school",
  place: "工作表“Sheet1”",
  question: "全表算作哪所学校？",
  reason: "",
  samples: [],
  choices: [],
  answer: label === null ? null : { value: label, label },
  unknown: null,
  alike: null,
});

const leftOut = (id: string, count: number): LeftOut => ({
  id,
  kind: "row",
  place: "",
  reason: "隐藏的行",
  count,
  sample: "",
  takeIn: "click",
});

test("what needs mending stands first, its form below the row", () => {
  const lines = linesOf(preview([row(4, "added"), row(5, "problem"), row(6, "changed")], 1), {
    sheet: 0,
    row: 5,
  });
  expect(lines.map(keyOf)).toEqual([
    "group problem",
    "row 0 5",
    "fix 0 5",
    "group changed",
    "row 0 6",
    "group added",
    "row 0 4",
  ]);
  expect(lines[0]).toMatchObject({ count: "1行，改正后自动重新核对" });
});

test("the button says what is in the way", () => {
  expect(applyWords(preview([], 3))).toEqual({ words: "改正3处后导入", ready: false });
  expect(applyWords(preview([], 0))).toEqual({ words: "导入2人", ready: true });
  const open = [school("a", null), school("b", "石桥中心小学")];
  expect(applyWords(preview([], 0, open))).toEqual({ words: "定下1处后导入", ready: false });
  expect(applyWords(preview([], 2, open)).words).toBe("定下1处、改正2处后导入");
});

test("changes are counted by field, months read as in the prototype", () => {
  expect(changesOf(row(4, "changed"))).toBe(1);
  expect(shown("1974-03")).toBe("1974.03");
  expect(shown("2024-09-01")).toBe("2024-09-01");
});

test("rows that name the same unknown school are mended or added together", () => {
  const unknown = (number: number, school: string, offered: boolean): ListRow => ({
    ...row(number, "problem"),
    cells: { school: { text: school, before: null, faulty: true } },
    problems: [
      {
        field: "school",
        message: "没有这所学校",
        remedy: "",
        offers: offered
          ? [
              {
                label: "",
                act: { kind: "mend", with: { field: "school", value: "石桥中心小学", note: null } },
              },
            ]
          : [],
      },
    ],
  });
  const first = unknown(2, "新街小学", false);
  const checked = preview(
    [
      first,
      unknown(3, "新街小学", false),
      unknown(4, "石桥小校", true),
      row(5, "added"),
      unknown(6, "12", false),
    ],
    4,
  );
  expect(alikeIn(checked)(first, "school")).toBe(2);
  expect(alikeIn(checked)(first, null), "a row without a field at fault").toBe(1);
  expect(newSchoolsOf(checked), "a number is no school").toEqual(["新街小学"]);
  expect(namedSchools(["新街小学"])).toBe("“新街小学”");
  expect(namedSchools(["甲校", "乙校"])).toBe("“甲校”和“乙校”");
  expect(namedSchools(["甲校", "乙校", "丙校"])).toBe("“甲校”、“乙校”等3所新学校");
});

test("who changed school is counted, other changes are not", () => {
  const moved: ListRow = {
    ...row(6, "changed"),
    cells: { school: { text: "石桥中心小学", before: "第二实验小学", faulty: false } },
  };
  expect(movedOf(preview([row(5, "changed"), moved], 0))).toBe(1);
  expect(movedOf(preview([{ ...moved, returning: "调回" }], 0)), "asked by itself").toBe(0);
});

test("what must be said stands before what was guessed, what is left out at the end", () => {
  const doubts = [school("a", "石桥中心小学"), school("b", null)];
  const entries = [leftOut("教师/3", 1), leftOut("教师/9", 0)];
  const checked = preview([row(4, "added")], 0, doubts, entries);
  expect(linesOf(checked, null).map(keyOf)).toEqual([
    "group doubts",
    "doubt b",
    "doubt a",
    "group added",
    "row 0 4",
    "group left_out",
    "left out 教师/3",
    "left out 教师/9",
  ]);
  expect(lossOf(checked)).toBe("其中1人");
  expect(lossOf(preview([], 0, [], [leftOut("教师/9", 0)]))).toBe("都不是人员");
});

test("the school of the whole list is told while it is one", () => {
  const told = (...doubts: Doubt[]) => wholeSchoolOf(preview([], 0, doubts));
  expect(told()).toBeNull();
  expect(told(school("a", null))).toBeNull();
  expect(told(school("a", "甲校"), school("b", "甲校"))).toBe("全表算作：甲校");
  expect(told(school("a", "甲校"), school("b", "乙校"))).toBe("各表分别算作一所学校");
});

test("an offer becomes a change of the draft", () => {
  const place = { sheet: 0, row: 4 };
  const decision = { record: "1", returning: "back" } as const;
  expect(changeOf(place, { label: "调回", act: { kind: "decide", with: decision } })).toEqual({
    do: "decide",
    with: { place, ...decision },
  });
  const mend = { kind: "mend", with: { field: "code", value: "", note: null } } as const;
  expect(changeOf(place, { label: "", act: mend }, true).do).toBe("mend_alike");
});

test("the link of a closed row does what the form does by itself: all rows that read the same", () => {
  const offer = {
    label: "改为竹溪镇中心小学",
    act: { kind: "mend", with: { field: "school", value: "竹溪镇中心小学", note: null } },
  } as const;
  const at = {
    ...row(4, "problem"),
    problems: [{ field: "school", message: "", remedy: "", offers: [offer] }],
  } as ListRow;
  const three = quickOffer(at, () => 3);
  expect(three?.words).toBe("改为竹溪镇中心小学（3行）");
  expect(three?.change.do).toBe("mend_alike");
  const one = quickOffer(at, () => 1);
  expect(one?.words).toBe("改为竹溪镇中心小学");
  expect(one?.change.do).toBe("mend");
  expect(quickOffer(row(4, "problem"), () => 1)).toBeNull();
});

const column = (id: string, label: string | null, value = "phone"): Doubt => ({
  ...school(id, label),
  kind: "column",
  place: `工作表“Sheet1”${id}列“办公电话”`,
  answer: label === null ? null : { value, label },
});

test("guesses about columns that are much alike are told as one, and opened one by one", () => {
  const guessed = ["A", "B", "C"].map((id) => column(id, "电话"));
  const doubts = [...guessed, school("s", "甲校"), column("D", null)];
  const checked = preview([], 0, doubts);
  const closed = linesOf(checked, null);
  expect(closed.map(keyOf)).toEqual(["group doubts", "doubt D", "doubt s", "guesses"]);
  expect(closed[0], "each is counted").toMatchObject({ count: "5处，认错了就在这里改" });
  const opened = linesOf(checked, null, true).map(keyOf);
  expect(opened.slice(3)).toEqual(["guesses", "doubt A", "doubt B", "doubt C"]);
  const two = linesOf(preview([], 0, guessed.slice(1)), null).map(keyOf);
  expect(two, "two are no crowd").toEqual(["group doubts", "doubt B", "doubt C"]);
  expect(guessWords(column("H", "电话"))).toBe("H列“办公电话”是电话");
  expect(guessWords(column("A", "不导入", "none"))).toBe("A列“办公电话”不导入");
});
