import { expect, it } from "vitest";
import type { ActivityRow } from "../../generated/ActivityRow";
import {
  chipsByDay,
  dayBy,
  firstMonth,
  stateOf,
  storedView,
  storeView,
  turned,
  undatedIn,
} from "./month";

function row(change: Partial<ActivityRow>): ActivityRow {
  return {
    id: "a",
    code: "A01",
    title: "集体备课",
    community: "P1",
    communityName: "第一片区",
    day: "2024-11-08",
    lastDay: null,
    month: null,
    starts: null,
    term: "2024-1",
    week: 10,
    form: "joint_prep",
    formName: "集体备课",
    counts: true,
    notCounted: null,
    subjects: [],
    hosts: [],
    came: 11,
    hours: 33,
    evidence: { complete: true, missing: [] },
    signInMissing: false,
    signInExplained: false,
    state: "archived",
    stateLabel: "已归档",
    overdue: false,
    toSignIn: false,
    inPlan: true,
    ...change,
  };
}
const toCome = { evidence: null, came: null, hours: null };

it("an activity of several days stands on each of them", () => {
  const days = chipsByDay([
    row({ lastDay: "2024-11-10" }),
    row({ id: "b", day: null, month: "2024-11" }),
  ]);
  expect([...days].map(([day, chips]) => [day, chips.map(({ continued }) => continued)])).toEqual([
    ["2024-11-08", [false]],
    ["2024-11-09", [true]],
    ["2024-11-10", [true]],
  ]);
});

it("within a day the earlier one stands first, those without a time last", () => {
  const rows = [
    row({ id: "none" }),
    row({ id: "late", starts: "14:30:00" }),
    row({ id: "early", starts: "09:00:00" }),
  ];
  expect(
    chipsByDay(rows)
      .get("2024-11-08")
      ?.map((chip) => chip.row.id),
  ).toEqual(["early", "late", "none"]);
});

it("only the month without a day is named apart", () => {
  const open = row({ id: "b", day: null, month: "2024-11" });
  expect(
    undatedIn([row({}), open, row({ id: "c", day: null, month: "2024-12" })], "2024-11"),
  ).toEqual([open]);
});

it.each([
  [row({}), "held", "已归档"],
  [
    row({
      evidence: {
        complete: false,
        missing: [{ kind: "photo_ev", name: "照片", explained: false }],
      },
    }),
    "owing",
    "缺照片",
  ],
  [row({ signInMissing: true, state: "incomplete" }), "owing", "缺签到"],
  [row({ ...toCome, overdue: true, state: "notified" }), "owing", "待登记"],
  [row({ ...toCome, state: "planned", stateLabel: "计划中" }), "to-come", "计划中"],
  [row({ ...toCome, state: "cancelled", stateLabel: "已取消" }), "off", "已取消"],
] as [ActivityRow, string, string][])(
  "a chip says what is owed, or its state",
  (each, tone, word) => expect(stateOf(each)).toMatchObject({ tone, word }),
);

it("begins with today's month, in another year with the first activity's", () => {
  const scope = { schoolYear: 2024, thisYear: 2024, today: "2025-01-06" };
  expect(firstMonth([], scope)).toBe("2025-01");
  expect(firstMonth([row({ day: "2023-10-12" })], { ...scope, schoolYear: 2023 })).toBe("2023-10");
  expect(firstMonth([], { ...scope, schoolYear: 2023 })).toBe("2023-09");
});

it("turns months within the school year only", () => {
  expect(turned("2024-12", 1, 2024)).toBe("2025-01");
  expect(turned("2024-09", -1, 2024)).toBeNull();
  expect(turned("2025-08", 1, 2024)).toBeNull();
});

it.each([
  ["ArrowLeft", "2024-11-07"],
  ["ArrowDown", "2024-11-15"],
  ["Home", "2024-11-04"],
  ["End", "2024-11-10"],
  ["a", null],
])("%s leads to %s", (key, day) => expect(dayBy(key, "2024-11-08")).toBe(day));

it("remembers list or calendar", () => {
  storeView("calendar");
  expect(storedView()).toBe("calendar");
  storeView("list");
  expect(storedView()).toBe("list");
});
