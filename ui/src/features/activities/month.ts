// The calendar of activities: which month is shown, what stands on each day, where arrow keys lead.
import type { ActivityRow } from "../../generated/ActivityRow";
import { addDays, dayOf } from "../../shared/dates";
import type { Verdict } from "../../shared/verdict";
import { evidenceMark } from "./list";

/** An activity on one of its days. */
export interface Chip {
  row: ActivityRow;
  /** Of several days, not the first. */
  continued: boolean;
}

/** By day, those with a time first; an activity of several days stands on each. */
export function chipsByDay(rows: readonly ActivityRow[]): Map<string, Chip[]> {
  const days = new Map<string, Chip[]>();
  for (const row of rows) {
    if (row.day === null) continue;
    const last = row.lastDay ?? row.day;
    for (let day = row.day; day <= last; day = addDays(day, 1)) {
      days.set(day, [...(days.get(day) ?? []), { row, continued: day !== row.day }]);
    }
  }
  for (const chips of days.values()) {
    chips.sort((a, b) => (a.row.starts ?? "99").localeCompare(b.row.starts ?? "99"));
  }
  return days;
}

/** Those of the month whose day is still open. */
export function undatedIn(rows: readonly ActivityRow[], month: string): ActivityRow[] {
  return rows.filter((row) => row.day === null && row.month === month);
}

/** Looks of a chip; the word beside it says the same. */
export type Tone = "to-come" | "held" | "owing" | "off";

export interface ChipState {
  tone: Tone;
  word: string;
  /** Drawn with its mark. */
  verdict: Verdict | null;
}

/** What is owed comes first: 待登记, 缺签到, 缺照片; else the state itself. */
export function stateOf(row: ActivityRow): ChipState {
  const owing = (word: string): ChipState => ({ tone: "owing", word, verdict: "unmet" });
  if (row.overdue) return owing("待登记");
  if (row.signInMissing) return owing("缺签到");
  const evidence = evidenceMark(row);
  if (evidence?.verdict === "unmet") return owing(evidence.word);
  if (row.state === "cancelled" || row.state === "postponed") {
    return { tone: "off", word: row.stateLabel, verdict: null };
  }
  return { tone: evidence ? "held" : "to-come", word: row.stateLabel, verdict: null };
}

/** Today's month in the running school year; of another one the first that has an activity. */
export function firstMonth(
  rows: readonly ActivityRow[],
  scope: { schoolYear: number; thisYear: number; today: string },
): string {
  if (scope.schoolYear === scope.thisYear) return scope.today.slice(0, 7);
  const first = rows.map(({ day, month }) => day?.slice(0, 7) ?? month).find(Boolean);
  return first ?? `${scope.schoolYear}-09`;
}

/** A month of the same school year, `by` months on; `null` beyond its first or last. */
export function turned(month: string, by: number, schoolYear: number): string | null {
  const { year, month: at } = dayOf(`${month}-01`);
  const to = new Date(Date.UTC(year, at - 1 + by, 1)).toISOString().slice(0, 7);
  return to >= `${schoolYear}-09` && to <= `${schoolYear + 1}-08` ? to : null;
}

/** The day a key leads to; `null` when the key moves nothing. Weeks begin on Monday. */
export function dayBy(key: string, day: string): string | null {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  const steps: Record<string, number> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -7,
    ArrowDown: 7,
    Home: -weekday,
    End: 6 - weekday,
  };
  const by = steps[key];
  return by === undefined ? null : addDays(day, by);
}

const VIEW = "lianyan.activities.view";
export type View = "list" | "calendar";

/** As chosen last on this computer. */
export function storedView(): View {
  return localStorage.getItem(VIEW) === "calendar" ? "calendar" : "list";
}

export function storeView(view: View): void {
  localStorage.setItem(VIEW, view);
}
