import { expect, it } from "vitest";
import type { ActivityRow } from "../generated/ActivityRow";
import { countedOf, isLeftOut, leftOutOf } from "./counters";
import type { Tally } from "../generated/Tally";

const activities = ["A01", "A02", "A03", "A04"].map((code) => ({
  id: code,
  code,
  title: code,
  form: "示范课",
  day: null,
}));
const tally: Tally = {
  counted: [{ activity: 2, merit: { by: "role", role: "点评", who: "曾庆华" }, how: "曾庆华点评" }],
  notCounted: [
    { activity: 0, reason: "meeting", words: "会议不计入" },
    { activity: 1, reason: "not_active", words: "到会但未承担任务" },
    { activity: 3, reason: "not_active", words: "到会但未承担任务" },
  ],
};

it("a counted activity says how it came to count", () => {
  expect(countedOf(tally, activities).map(({ code, words }) => [code, words])).toEqual([
    ["A03", "示范课，曾庆华点评"],
  ]);
});

it("activities left out for the same reason are named together", () => {
  expect(
    leftOutOf(tally, activities).map(({ words, activities: named }) => [
      words,
      named.map(({ code }) => code),
    ]),
  ).toEqual([
    ["会议不计入", ["A01"]],
    ["到会但未承担任务", ["A02", "A04"]],
  ]);
});

it.each([
  ["its form does not count", { counts: false, came: 9, notCounted: "会议不计入" }, true],
  ["one school came", { counts: true, came: 9, notCounted: "只有一所学校" }, true],
  ["its sign-in is to be entered", { counts: true, came: 0, notCounted: "签到还没有录入" }, false],
  ["a meeting without sign-in", { counts: false, came: 0, notCounted: "会议不计入" }, true],
  ["still to come", { counts: true, came: null, notCounted: "还没有开展" }, false],
])("left out or not: %s", (_, row, expected) =>
  expect(isLeftOut(row as ActivityRow)).toBe(expected),
);
