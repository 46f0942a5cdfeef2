import { expect, it } from "vitest";
import {
  codeOf,
  daysOf,
  firstOf,
  monthsOf,
  movedBy,
  nameOf,
  stretchOf,
  timeOf,
  type Time,
} from "./time";

const TIMES: [Time, string, unknown, string][] = [
  [{ kind: "year" }, "year", { kind: "schoolYear", value: 2024 }, "2024—2025学年度"],
  [
    { kind: "term", term: "2" },
    "term-2",
    { kind: "term", value: "2024-2" },
    "2024—2025学年度第二学期",
  ],
  [
    { kind: "calendar", year: 2024 },
    "calendar-2024",
    { kind: "calendarYear", value: 2024 },
    "2024年",
  ],
  [
    { kind: "month", month: "2024-11" },
    "month-2024-11",
    { kind: "days", value: { from: "2024-11-01", to: "2024-11-30" } },
    "2024年11月",
  ],
  [
    { kind: "days", from: "2024-09-01", to: "2025-01-10" },
    "days-2024-09-01_2025-01-10",
    { kind: "days", value: { from: "2024-09-01", to: "2025-01-10" } },
    "2024年9月1日—2025年1月10日",
  ],
];

it.each(TIMES)("%j is kept in the address, asked and said", (time, code, stretch, name) => {
  expect(codeOf(time)).toBe(code);
  expect(timeOf(code)).toEqual(time);
  expect(stretchOf(time, 2024)).toEqual(stretch);
  expect(nameOf(time, 2024)).toBe(name);
});

it.each([undefined, "", "term", "calendar-24", "month-2024", "nonsense-1"])(
  "%j in the address is the school year, or the first term",
  (code) => expect(["year", "term-1"]).toContain(codeOf(timeOf(code))),
);

it("nothing is asked while a day is missing", () => {
  expect(stretchOf({ kind: "days", from: "2024-09-01", to: null }, 2024)).toBeUndefined();
  expect(timeOf("days-2024-09-01_")).toEqual({ kind: "days", from: "2024-09-01", to: null });
});

it("months end on their last day, in leap years too", () => {
  expect(daysOf("2024-02").to).toBe("2024-02-29");
  expect(daysOf("2025-02").to).toBe("2025-02-28");
  expect(daysOf("2024-12").to).toBe("2024-12-31");
});

it("a school year has twelve months from September on", () => {
  const months = monthsOf(2024);
  expect([months.length, months[0]?.value, months[11]?.label]).toEqual([
    12,
    "2024-09",
    "2025年8月",
  ]);
});

it("begins with the time today lies in", () => {
  expect(firstOf("month", 2024, "2025-01-06")).toEqual({ kind: "month", month: "2025-01" });
  expect(firstOf("month", 2023, "2025-01-06")).toEqual({ kind: "month", month: "2023-09" });
  expect(firstOf("calendar", 2024, "2025-01-06")).toEqual({ kind: "calendar", year: 2025 });
});

it("goes along to another school year", () => {
  expect(movedBy({ kind: "calendar", year: 2024 }, 1)).toEqual({ kind: "calendar", year: 2025 });
  expect(movedBy({ kind: "month", month: "2025-01" }, -1)).toEqual({
    kind: "month",
    month: "2024-01",
  });
  const days: Time = { kind: "days", from: "2024-09-01", to: null };
  expect(movedBy(days, 1)).toBe(days);
});
