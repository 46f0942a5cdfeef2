// How the roster's fields read, and what can be chosen in them.
import type { PersonPage } from "../../generated/PersonPage";
import { ABSENCE_KIND_WORDS, PERSON_STATUS_WORDS, SEX_WORDS } from "../../generated/words";
import { fullDay, monthDots } from "../../shared/dates";
import { optionsOf, type Option } from "../../text/words";

export const SEXES = optionsOf(SEX_WORDS);
export const STATUSES = optionsOf(PERSON_STATUS_WORDS);
export const ABSENCES = optionsOf(ABSENCE_KIND_WORDS);

export const labelOf = <Value extends string>(
  options: readonly Option<Value>[],
  value: Value | null,
): string => options.find((option) => option.value === value)?.label ?? "";

/** 2024年9月1日起，至今 · 一直如此, when neither end is known. */
export function stretch(from: string | null, to: string | null): string {
  if (from === null && to === null) return "一直如此";
  const start = from === null ? "" : `${fullDay(from)}起，`;
  return `${start}${to === null ? "至今" : `至${fullDay(to)}`}`;
}

/** What is known of a person, in the order of the screen; empty where nothing is. */
export function factsOf({ person, row }: PersonPage): { name: string; value: string }[] {
  const facts: [string, string | null][] = [
    ["编号", person.code],
    ["学校", row.organizationName],
    ["学科", row.subjectNames],
    ["职务", row.post],
    ["职称", row.titleName],
    ["荣誉", row.honours],
    ["性别", labelOf(SEXES, person.sex)],
    ["出生年月", monthDots(person.birthMonth)],
    ["参加工作", monthDots(person.teachingSince)],
    ["读音", row.pinyin],
    ["电话", person.phone],
    ["状态", person.status === "active" ? "" : labelOf(STATUSES, person.status)],
    ["备注", person.note],
  ];
  return facts.map(([name, value]) => ({ name, value: value ?? "" }));
}
