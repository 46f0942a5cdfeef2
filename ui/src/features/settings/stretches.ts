// Days off that follow each other under one name are one line on screen.
import type { DayOff } from "../../generated/DayOff";
import { addDays } from "../../shared/dates";

export interface OffStretch {
  from: string;
  to: string;
  kind: DayOff["kind"];
  name: string;
  /** How many days these are. */
  days: number;
}

export function stretchesOf(daysOff: readonly DayOff[]): OffStretch[] {
  const stretches: OffStretch[] = [];
  for (const { day, kind, name } of daysOff) {
    const last = stretches.at(-1);
    const follows = last?.kind === kind && last.name === name && addDays(last.to, 1) === day;
    if (last !== undefined && follows) {
      last.to = day;
      last.days += 1;
    } else stretches.push({ from: day, to: day, kind, name, days: 1 });
  }
  return stretches;
}
