import { expect, it } from "vitest";
import { listRequest, type ShownList } from "./listAsShown";

interface Lesson {
  name: string;
  day: string | null;
  hours: number | null;
}
const LIST: ShownList<Lesson> = {
  title: "听课一览",
  unit: "条",
  conditions: [
    ["学科", "语文"],
    ["学校", null],
    ["查找", ""],
  ],
  columns: [
    { label: "姓名", cell: ({ name }) => name },
    { label: "日期", kind: "day", cell: ({ day }) => day },
    { label: "学时", kind: "number", sum: true, cell: ({ hours }) => hours },
  ],
  groups: [
    { heading: "第一小学", rows: [{ name: "方可", day: "2024-10-16", hours: 0 }] },
    { heading: "第二小学", rows: [{ name: "", day: null, hours: null }] },
  ],
};

it("asks for what is shown, an empty text like nothing and 0 as a number", () => {
  expect(listRequest(LIST)).toEqual({
    form: "list-as-shown",
    title: "听课一览",
    note: "只列出：学科：语文。共2条。",
    columns: [
      { label: "姓名", kind: "text", sum: false },
      { label: "日期", kind: "day", sum: false },
      { label: "学时", kind: "number", sum: true },
    ],
    groups: [
      { heading: "第一小学", rows: [["方可", "2024-10-16", 0]] },
      { heading: "第二小学", rows: [[null, null, null]] },
    ],
  });
});

it("says so when nothing narrows it", () => {
  expect(listRequest({ ...LIST, conditions: [] })).toMatchObject({ note: "全部。共2条。" });
});
