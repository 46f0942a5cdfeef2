import { expect, it } from "vitest";
import type { OutputRow } from "../../generated/OutputRow";
import { outdatedWords } from "../../text/outputs";
import { markOf, subjectOf, whereabouts, whereaboutsWords } from "./outputs";

function row(change: Partial<OutputRow>, output: Partial<OutputRow["output"]> = {}): OutputRow {
  return {
    output: {
      uid: "o",
      owner: "me",
      form: "sign-in-sheet",
      number: "A08-1",
      activity: "a",
      session: null,
      community: null,
      schoolYear: null,
      edition: null,
      madeAt: "2025-01-06 09:00:00",
      pages: null,
      sha256: null,
      returnedOn: null,
      title: null,
      note: null,
      ...output,
    },
    activityCode: "A08",
    activityTitle: "工作总结会",
    day: "2025-01-10",
    sessionTitle: null,
    communityName: "第一片区教研共同体",
    who: null,
    returns: true,
    awaited: true,
    waiting: true,
    outdated: [],
    signInMissing: false,
    ...change,
  };
}
const book = { form: "annual-workbook", activity: null, schoolYear: 2024 };
const none = {
  activityCode: null,
  activityTitle: null,
  day: null,
  returns: false,
  awaited: false,
  waiting: false,
};

it("says what a print or export is about", () => {
  expect(subjectOf(row({}))).toBe("工作总结会");
  expect(subjectOf(row({ sessionTitle: "上午" }))).toBe("工作总结会：上午");
  expect(subjectOf(row(none, book))).toBe("第一片区教研共同体2024—2025学年度");
  expect(subjectOf(row({ ...none, communityName: null }, book))).toBe("全县2024—2025学年度");
  const data = { ...book, form: "data-workbook", schoolYear: null };
  expect(subjectOf(row({ ...none, communityName: null }, data))).toBe("整个资料库");
  const list = { ...data, form: "list-as-shown", note: "人员一览" };
  expect(subjectOf(row({ ...none, communityName: null }, list))).toBe("人员一览");
});

it("says what a printed sheet gets wrong by now", () => {
  expect(outdatedWords([])).toBe("");
  const moved = "日期由2024年10月16日改为2024年10月18日";
  expect(outdatedWords([moved, "地点有改动"])).toBe(`已过时：${moved}；地点有改动`);
});

it.each([
  [row({}), "2025-01-06", "out", "1月10日会后收回"],
  [row({}), "2025-01-11", "out", "没有收回"],
  [row({ waiting: false }, { returnedOn: "2025-01-13" }), "2025-01-14", "back", "1月13日收回"],
  [row({ waiting: false }), "2025-01-11", "replaced", "不用收回"],
  [row(none, book), "2025-01-11", null, ""],
  [
    row({ awaited: false, waiting: false }, { form: "sign-in-pdf" }),
    "2025-01-11",
    "saved",
    "没有从这里打印",
  ],
  [
    row({ awaited: false, waiting: false }, { form: "sign-in-pdf", returnedOn: "2025-01-13" }),
    "2025-01-14",
    "back",
    "1月13日收回",
  ],
  [
    row(
      { returns: false, awaited: false, waiting: false },
      { form: "sign-in-table", number: null },
    ),
    "2025-01-11",
    null,
    "",
  ],
] as [OutputRow, string, string | null, string][])(
  "a sheet is out until it comes back or another takes its place",
  (each, today, where, words) => {
    expect(whereabouts(each)).toBe(where);
    expect(whereaboutsWords(each, today)).toBe(words);
  },
);

it("names a sheet by its number and pages, a workbook by its edition", () => {
  expect(markOf(row({}).output)).toBe("A08-1");
  expect(markOf(row({}, { pages: 2 }).output)).toBe("A08-1，2页");
  expect(markOf(row({}, { number: null, edition: "self_check" }).output)).toBe("自查版");
  expect(markOf(row({}, { number: null }).output)).toBe("—");
});
