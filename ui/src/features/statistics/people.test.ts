import { expect, it } from "vitest";
import type { PersonLine } from "../../generated/PersonLine";
import { peopleRows, roleWords, rowsApart, shareWords, type SortKey } from "./people";

function line(name: string, school: string, times: number, hours: number): PersonLine {
  return {
    person: name,
    code: name,
    name,
    distinction: null,
    organization: school,
    school,
    subject: null,
    post: null,
    title: null,
    times,
    hours,
    unnamed: 0,
    roles: [],
    involvement: "took_part",
    noOccasion: null,
    away: null,
  };
}
const LINES = [
  line("张晓东", "二实", 6, 18),
  line("何佩珊", "二实", 4, 12),
  line("陈立群", "二实", 6, 19),
  line("徐梅芳", "前楼", 7, 22),
];
const named = (sort: SortKey): string[] =>
  peopleRows(LINES, sort, () => "").map((row) =>
    row.kind === "person" ? row.line.name : `[${row.kind === "school" ? row.school : row.title}]`,
  );

it.each([
  ["roster", ["[二实]", "张晓东", "何佩珊", "陈立群", "[前楼]", "徐梅芳"]],
  ["name", ["[二实]", "陈立群", "何佩珊", "张晓东", "[前楼]", "徐梅芳"]],
  ["times", ["[二实]", "张晓东", "陈立群", "何佩珊", "[前楼]", "徐梅芳"]],
  ["hours", ["[二实]", "陈立群", "张晓东", "何佩珊", "[前楼]", "徐梅芳"]],
] as [SortKey, string[]][])("sorted by %s nobody leaves their school", (sort, order) =>
  expect(named(sort)).toEqual(order),
);

it("who had no activity to come to stands under a heading of its own", () => {
  expect(rowsApart([], () => "")).toEqual([]);
  const rows = rowsApart([line("新来的", "二实", 0, 0)], (staff) => `${staff.length}人`);
  expect(rows.map((row) => row.kind)).toEqual(["apart", "school", "person"]);
  expect(rows.map((row) => row.key)).toEqual(["apart", "apart/二实", "apart/新来的"]);
});

it("says what a school's staff did", () => {
  expect(shareWords(LINES.slice(0, 3))).toBe("3人，具名签到16人次，49学时");
  const roles = [
    { role: "执教", times: 2 },
    { role: "点评", times: 1 },
  ];
  expect(roleWords({ roles })).toBe("执教2次，点评1次");
});
