// 活动记录表: of which activities it can be made, and the request that makes it.
import type { ActivityRow } from "../../generated/ActivityRow";
import type { DocumentFormat } from "../../generated/DocumentFormat";
import type { FormRequest } from "../../generated/FormRequest";
import { monthDay } from "../../shared/dates";

export const USUAL_PHOTOS = 6;
const PHOTOS_MAX = 60;

export interface Choice {
  value: string;
  label: string;
  activities: string[];
}

/** What is still to come has nothing to be recorded. */
const isHeld = ({ came }: ActivityRow): boolean => came !== null;

/** Each activity that took place, and those of a term or of the year together. */
export function choicesOf(rows: readonly ActivityRow[]): Choice[] {
  const held = rows.filter(isHeld);
  const term = (number: string): ActivityRow[] =>
    held.filter((row) => row.term?.endsWith(`-${number}`));
  const together = [
    { value: "year", name: "全学年", rows: held },
    { value: "1", name: "第一学期", rows: term("1") },
    { value: "2", name: "第二学期", rows: term("2") },
  ];
  const several = together
    .filter((each) => each.rows.length > 1)
    .map(({ value, name, rows: all }) => ({
      value,
      label: `${name}已开展的${all.length}项，合成一份`,
      activities: all.map(({ id }) => id),
    }));
  const single = held.map(({ id, day, title }) => ({
    value: id,
    label: `${day ? monthDay(day) : ""} ${title}`.trim(),
    activities: [id],
  }));
  return [...several, ...single];
}

/** The one that is asked for, else the last that took place. */
export function firstChoice(choices: readonly Choice[], wanted: string | null): string | null {
  const asked = choices.find(({ value }) => value === wanted);
  return (asked ?? choices.at(-1))?.value ?? null;
}

/** What was typed as a number of photos; `null` where it is none. */
export function photosOf(text: string): number | null {
  const photos = Number(text);
  return /^\d+$/.test(text.trim()) && photos <= PHOTOS_MAX ? photos : null;
}

export function recordRequest(
  activities: string[],
  format: DocumentFormat,
  photos: number,
): FormRequest {
  return { form: "activity-record", activities, format, photos };
}
