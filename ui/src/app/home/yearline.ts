// The year on a true scale: where each month, holiday and activity lies between the first and the last
// day of 实施.
import { addDays, dayOf, daysBetween } from "../../shared/dates";

export interface Stretch {
  from: string;
  to: string;
}

export type MarkKind = "held" | "lacking" | "meeting" | "meetingPlanned" | "planned";

export interface Mark {
  id: string;
  day: string;
  kind: MarkKind;
  title: string;
}

/** Percent from the left; `null` outside the stretch. */
export function placeOf(day: string, stage: Stretch): number | null {
  const place = daysBetween(stage.from, day) / daysBetween(stage.from, stage.to);
  return place < 0 || place > 1 ? null : Math.round(place * 10_000) / 100;
}

export function monthsOf(stage: Stretch): { label: string; left: number }[] {
  const months = [];
  for (let day = stage.from; day <= stage.to; day = firstOfNextMonth(day)) {
    months.push({ label: `${dayOf(day).month}月`, left: placeOf(day, stage) ?? 0 });
  }
  return months;
}

/** What lies between two terms' lessons, cut to the stage. */
export function holidayBetween(
  lastDay: string,
  firstDay: string,
  stage: Stretch,
): { left: number; width: number } | null {
  const from = addDays(lastDay, 1);
  const to = addDays(firstDay, -1);
  const left = placeOf(from, stage);
  const right = placeOf(to, stage);
  return left === null || right === null || right <= left ? null : { left, width: right - left };
}

export interface Phase {
  name: string;
  when: string;
  state: "past" | "run" | "next";
}

/**
 * 筹备 5—7月, 报送 8月, 实施, 考核 7月 (R-001-13, -16, -17, -18). Only where today lies is told: whether a
 * plan was handed in is not recorded here.
 */
export function phasesOf(schoolYear: number, stage: Stretch, today: string): Phase[] {
  const state = (from: string, to: string): Phase["state"] =>
    today < from ? "next" : today > to ? "past" : "run";
  const next = schoolYear + 1;
  return [
    { name: "筹备", when: "5月—7月", state: state(`${schoolYear}-05-01`, `${schoolYear}-07-31`) },
    { name: "报送", when: "8月31日前", state: state(`${schoolYear}-08-01`, `${schoolYear}-08-31`) },
    { name: "实施", when: stageName(stage), state: state(stage.from, stage.to) },
    { name: "考核", when: `${next}年7月`, state: state(`${next}-07-01`, `${next}-07-31`) },
  ];
}

function stageName({ from, to }: Stretch): string {
  const name = (iso: string): string => `${dayOf(iso).year}年${dayOf(iso).month}月`;
  return `${name(from)}—${name(to)}`;
}

function firstOfNextMonth(iso: string): string {
  const { year, month } = dayOf(iso);
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
}
