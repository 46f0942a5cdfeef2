import { expect, test } from "vitest";
import type { ListPreview } from "../../generated/ListPreview";
import type { ListRow } from "../../generated/ListRow";
import {
  alikeOf,
  applyWords,
  changesOf,
  keyOf,
  linesOf,
  movedOf,
  newSchoolsOf,
  shown,
} from "./lines";

const row = (number: number, state: ListRow["state"]): ListRow => ({
  place: { sheet: 0, row: number },
  sheetName: "教师",
  state,
  record: null,
  cells: {
    name: { text: "张晓东", before: null, faulty: false },
    post: { text: "教务主任", before: "备课组长", faulty: false },
  },
  problems: [],
});

const preview = (rows: ListRow[], problem: number): ListPreview => ({
  file: "名册.xlsx",
  kind: "persons",
  counts: { problem, added: 1, changed: 1, same: 0, missing: 0, leftOut: 0 },
  fields: ["name", "post"],
  rows,
  missing: [],
  skipped: [],
  issues: [],
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
          ? [{ label: "", act: { kind: "mend", field: "school", value: "石桥中心小学" } }]
          : [],
      },
    ],
  });
  const first = unknown(2, "新街小学", false);
  const checked = preview(
    [first, unknown(3, "新街小学", false), unknown(4, "石桥小校", true), row(5, "added")],
    3,
  );
  expect(alikeOf(checked, first, "school")).toBe(2);
  expect(newSchoolsOf(checked)).toEqual(["新街小学"]);
});

test("who changed school is counted, other changes are not", () => {
  const moved: ListRow = {
    ...row(6, "changed"),
    cells: { school: { text: "石桥中心小学", before: "第二实验小学", faulty: false } },
  };
  expect(movedOf(preview([row(5, "changed"), moved], 0))).toBe(1);
});
