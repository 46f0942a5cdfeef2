// 计划进度: activities of the year plan that count, done and still to come.
import type { ActivityRow } from "../../generated/ActivityRow";
import { dayOf, monthDay } from "../../shared/dates";

export interface PlanTerm {
  term: string;
  done: number;
  total: number;
}

export interface PlanNext {
  id: string;
  when: string;
  title: string;
  /** Who hosts; empty while that is open. */
  host: string;
  /** Only the month is known. */
  dayOpen: boolean;
}

export interface PlanProgress {
  terms: PlanTerm[];
  next: PlanNext[];
}

export function planProgressOf(rows: readonly ActivityRow[]): PlanProgress {
  const planned = rows.filter(({ inPlan }) => inPlan);
  const terms = ["1", "2"].map((term) => {
    const own = planned.filter((row) => row.term?.endsWith(`-${term}`));
    return { term, done: own.filter(isHeld).length, total: own.length };
  });
  const next = planned
    .filter((row) => !isHeld(row))
    .sort((a, b) => sortKey(a).localeCompare(sortKey(b)))
    .map(nextOf);
  return { terms, next };
}

function isHeld(row: ActivityRow): boolean {
  return row.came !== null;
}

/** A month without a day stands behind the days of that month. */
function sortKey({ day, month }: ActivityRow): string {
  return day ?? (month === null ? "9999" : `${month}-99`);
}

function nextOf({ id, day, month, title, hosts }: ActivityRow): PlanNext {
  const when =
    day !== null ? monthDay(day) : month === null ? "" : `${dayOf(`${month}-01`).month}月`;
  return { id, when, title, host: hosts[0]?.name ?? "", dayOpen: day === null };
}
