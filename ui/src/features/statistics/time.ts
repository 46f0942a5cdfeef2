// The time the counts are of: as it stands in the address, as it is asked, as it is said.
import type { Period } from "../../generated/Period";
import type { Stretch } from "../../generated/Stretch";
import type { TermNumber } from "../../generated/TermNumber";
import {
  addDays,
  dayOf,
  fullDay,
  schoolYearName,
  schoolYearOf,
  termName,
} from "../../shared/dates";

export type Time =
  | { kind: "year" }
  | { kind: "term"; term: TermNumber }
  | { kind: "calendar"; year: number }
  /** 2024-11 */
  | { kind: "month"; month: string }
  | { kind: "days"; from: string | null; to: string | null };
export type TimeKind = Time["kind"];

export const TIME_KINDS: readonly { value: TimeKind; label: string }[] = [
  { value: "year", label: "学年" },
  { value: "term", label: "学期" },
  { value: "calendar", label: "自然年" },
  { value: "month", label: "月" },
  { value: "days", label: "自选起止" },
];

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** year, term-1, calendar-2024, month-2024-11, days-2024-09-01_2024-12-31 */
export function codeOf(time: Time): string {
  switch (time.kind) {
    case "year":
      return "year";
    case "term":
      return `term-${time.term}`;
    case "calendar":
      return `calendar-${time.year}`;
    case "month":
      return `month-${time.month}`;
    case "days":
      return `days-${time.from ?? ""}_${time.to ?? ""}`;
  }
}

/** What cannot be read is the whole school year. */
export function timeOf(code: unknown): Time {
  if (typeof code !== "string") return { kind: "year" };
  const cut = code.indexOf("-");
  const value = code.slice(cut + 1);
  switch (code.slice(0, cut)) {
    case "term":
      return { kind: "term", term: value === "2" ? "2" : "1" };
    case "calendar":
      return /^\d{4}$/.test(value) ? { kind: "calendar", year: Number(value) } : { kind: "year" };
    case "month":
      return /^\d{4}-\d{2}$/.test(value) ? { kind: "month", month: value } : { kind: "year" };
    case "days": {
      const [from = "", to = ""] = value.split("_");
      return { kind: "days", from: DAY.test(from) ? from : null, to: DAY.test(to) ? to : null };
    }
    default:
      return { kind: "year" };
  }
}

/** `undefined` while days are still to be chosen. */
export function stretchOf(time: Time, schoolYear: number): Stretch | undefined {
  switch (time.kind) {
    case "year":
      return { kind: "schoolYear", value: schoolYear };
    case "term":
      return { kind: "term", value: `${schoolYear}-${time.term}` };
    case "calendar":
      return { kind: "calendarYear", value: time.year };
    case "month":
      return { kind: "days", value: daysOf(time.month) };
    case "days":
      return time.from && time.to
        ? { kind: "days", value: { from: time.from, to: time.to } }
        : undefined;
  }
}

/** First and last day of 2024-11. */
export function daysOf(month: string): Period {
  const { year, month: at } = dayOf(`${month}-01`);
  const next = new Date(Date.UTC(year, at, 1)).toISOString().slice(0, 10);
  return { from: `${month}-01`, to: addDays(next, -1) };
}

/** 2024—2025学年度第一学期, 2024年, 2024年11月: what stands over the figures. */
export function nameOf(time: Time, schoolYear: number): string {
  switch (time.kind) {
    case "year":
      return schoolYearName(schoolYear);
    case "term":
      return `${schoolYearName(schoolYear)}${termName(Number(time.term))}`;
    case "calendar":
      return `${time.year}年`;
    case "month":
      return `${Number(time.month.slice(0, 4))}年${Number(time.month.slice(5))}月`;
    case "days":
      return time.from && time.to ? `${fullDay(time.from)}—${fullDay(time.to)}` : "";
  }
}

/** Twelve months from September on. */
export function monthsOf(schoolYear: number): { value: string; label: string }[] {
  return Array.from({ length: 12 }, (_, at) => {
    const month = new Date(Date.UTC(schoolYear, 8 + at, 1)).toISOString().slice(0, 7);
    return { value: month, label: nameOf({ kind: "month", month }, schoolYear) };
  });
}

/** The first time of a kind, for a school year; of the running one the time that today lies in. */
export function firstOf(kind: TimeKind, schoolYear: number, today: string): Time {
  const now = schoolYearOf(today) === schoolYear;
  switch (kind) {
    case "year":
      return { kind };
    case "term":
      return { kind, term: "1" };
    case "calendar":
      return { kind, year: now ? dayOf(today).year : schoolYear };
    case "month":
      return { kind, month: now ? today.slice(0, 7) : `${schoolYear}-09` };
    case "days":
      return { kind, from: null, to: null };
  }
}

/** The same time a number of school years later; days stay as they were chosen. */
export function movedBy(time: Time, years: number): Time {
  if (time.kind === "calendar") return { ...time, year: time.year + years };
  if (time.kind !== "month") return time;
  return { ...time, month: `${Number(time.month.slice(0, 4)) + years}${time.month.slice(4)}` };
}
