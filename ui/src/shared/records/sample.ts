// For tests: a kind as the core would declare it, and records of it. Names are invented.
import type { Kind, Shown, Value } from "./kind";

type Column =
  "code" | "name" | "person" | "school" | "level" | "subjects" | "won_on" | "fee" | "note";

export const AWARD: Kind<Column> = {
  table: "award",
  label: "获奖",
  unit: "项",
  fields: [
    { column: "code", label: "编号", kind: { type: "code" }, required: false },
    { column: "name", label: "名称", kind: { type: "text" }, required: true },
    { column: "person", label: "获奖人", kind: { type: "ref", table: "person" }, required: false },
    {
      column: "school",
      label: "学校",
      kind: { type: "ref", table: "organization" },
      required: true,
    },
    {
      column: "level",
      label: "级别",
      kind: {
        type: "choice",
        words: [
          { code: "county", label: "县级" },
          { code: "city", label: "市级" },
        ],
      },
      required: true,
    },
    {
      column: "subjects",
      label: "学科",
      kind: { type: "words", list: "subject" },
      required: false,
    },
    { column: "won_on", label: "获奖日期", kind: { type: "day" }, required: false },
    { column: "fee", label: "奖金", kind: { type: "cents" }, required: false },
    { column: "note", label: "备注", kind: { type: "longText" }, required: false },
  ],
  list: ["code", "name", "person", "school", "level", "won_on", "fee"],
  form: [
    ["name", "code"],
    ["person", "school"],
    ["level", "subjects"],
    ["won_on", "fee"],
    ["note"],
  ],
  filter: ["school", "level", "subjects", "won_on"],
  sum: ["fee"],
  group: "school",
  keep: ["school", "level"],
  files: true,
  children: [],
};

/** The same with the people who won it. */
export const SHARED_AWARD: Kind<Column> = {
  ...AWARD,
  children: [
    {
      column: "winners",
      kind: {
        table: "winner",
        label: "获奖人员",
        unit: "人",
        fields: [
          { column: "name", label: "姓名", kind: { type: "text" }, required: true },
          { column: "share", label: "份额", kind: { type: "count" }, required: false },
        ],
        list: ["name", "share"],
        form: [["name", "share"]],
        filter: [],
        sum: [],
        group: null,
        keep: [],
        files: false,
        children: [],
      },
    },
  ],
};

const LEVELS: Record<string, string> = { county: "县级", city: "市级" };

export function award(uid: string, values: Partial<Record<Column, Value>>): Shown<Column> {
  const all = { name: `第${uid}项`, level: "county", ...values };
  const words = Object.entries(all).map(([column, value]) => [column, wordsOf(column, value)]);
  return { uid, title: all.name as string, values: all, words: Object.fromEntries(words) };
}

function wordsOf(column: string, value: Value): string | readonly string[] {
  if (value === null) return "";
  if (column === "level") return LEVELS[value as string] ?? "";
  if (column === "fee") return ((value as number) / 100).toFixed(2);
  return typeof value === "object" ? value : String(value);
}
