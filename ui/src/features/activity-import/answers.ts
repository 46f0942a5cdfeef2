// Questions about cells one after the other, and what can be answered to one.
import type { ActivityLine } from "../../generated/ActivityLine";
import type { ActivityPlace } from "../../generated/ActivityPlace";
import type { Choice } from "../../generated/Choice";
import type { Doubt } from "../../generated/Doubt";
import type { DoubtKind } from "../../generated/DoubtKind";
import { fullDay, schoolYearOf } from "../../shared/dates";
import { isOpen } from "../../shared/findings";
import type { Option } from "../../text/words";

/** A doubtful cell: its line and the question about it. */
export interface Spot {
  line: string;
  doubt: string | null;
}

export const keyOf = ({ list, row }: ActivityPlace): string => `${list}/${row}`;

/** Of the lists as a whole, above the activities; a column that was guessed is told with the columns. */
export const askedFirst = (doubts: readonly Doubt[]): Doubt[] =>
  doubts.filter((doubt) => doubt.kind !== "column" || isOpen(doubt));

/** Questions that hold the import up: a line that is left out or at fault asks nothing. */
export const openOf = ({ state, doubts }: ActivityLine): Doubt[] =>
  state === "open" ? doubts.filter(isOpen) : [];

/** Where Enter goes: what else is open in this line, then below it, then from the top again. */
export function nextSpot(lines: readonly ActivityLine[], from: string | null): Spot | null {
  const at = Math.max(
    0,
    lines.findIndex(({ place }) => keyOf(place) === from),
  );
  const round = [...lines.slice(at), ...lines.slice(0, at)];
  const line = round.find((each) => openOf(each).length > 0);
  return line ? { line: keyOf(line.place), doubt: openOf(line)[0]?.id ?? null } : null;
}

/** The question of a line that is asked first. */
export const firstAsked = (line: ActivityLine | undefined): string | null =>
  (line && openOf(line)[0]?.id) ?? null;

/** The part before the slash of a question's id: 日期, 人数. */
export const topicOf = ({ id }: Doubt): string => id.slice(0, id.indexOf("/"));

/** The answer by which a row is not taken in. */
const NOT_TAKEN = "-";

/** The answer that keeps a line out: only another answer brings it back. */
export const keptOutBy = ({ doubts }: ActivityLine): Doubt | undefined =>
  doubts.find(
    (doubt) => doubt.answer?.value === NOT_TAKEN && ["重复", "开展"].includes(topicOf(doubt)),
  );

/** What is asked about, as it is written: 全体数学教师. */
export const writtenOf = ({ place }: Doubt): string => place.replace(/^“([\s\S]*)”$/u, "$1");

/** Topics whose questions go on from what is written: “5月”是哪一天？ */
const GOES_ON = ["日期", "对应", "重复"];

export function questionOf(doubt: Doubt): string {
  const goesOn = GOES_ON.includes(topicOf(doubt)) && !doubt.question.includes(doubt.place);
  return goesOn ? doubt.place + doubt.question : doubt.question;
}

/** Something else than the choices at hand, by what the question allows. */
export const OTHER: Partial<Record<DoubtKind, string>> = {
  day: "另选一天",
  form: "另选一种形式",
  school: "另选一所学校",
  role: "另选一种分工",
  heads: "自己填各校人数",
};
/** The value of that radio; no choice has it. */
export const OTHER_VALUE = "?";

/** Kinds whose answers are words that are known from then on: none of them is chosen by itself. */
const LEARNED: readonly DoubtKind[] = ["form", "school"];

/** What is chosen when a question comes up: the answer given, else the likeliest where it holds for now only. */
export function preselected({ kind, choices, answer }: Doubt): { chosen: string; other: string } {
  const given = answer?.value ?? null;
  const isChoice = (value: string): boolean => choices.some((choice) => choice.value === value);
  if (given !== null && isChoice(given)) return { chosen: given, other: "" };
  if (given === null && choices.length > 0 && LEARNED.includes(kind))
    return { chosen: "", other: "" };
  const chosen = given === null ? (choices[0]?.value ?? OTHER_VALUE) : OTHER_VALUE;
  return { chosen: kind in OTHER ? chosen : (choices[0]?.value ?? ""), other: given ?? "" };
}

/** 应到11人，实到不登记（第二实验小学5、…）: what stands in brackets goes onto a line of its own. */
export function twoLines({ label }: Choice): [string, string] {
  const [, words, note] = /^(.+?)（([^（）]{12,})）$/u.exec(label) ?? [];
  return words && note ? [words, note] : [label, ""];
}

/** The answer in force in words, where it is none of the choices: a code, a day, numbers by school. */
export function answerWords({ kind, answer, choices }: Doubt, forms: readonly Option[]): string {
  if (answer === null) return "待定";
  if (choices.some(({ value }) => value === answer.value)) return twoLines(answer)[0];
  const { value } = answer;
  if (kind === "form") return forms.find((form) => form.value === value)?.label ?? value;
  if (kind === "day" && /^\d{4}-\d{2}-\d{2}$/u.test(value)) return fullDay(value);
  if (kind !== "heads") return value;
  return Object.entries(headsOf(value))
    .map(([school, count]) => `${school}${count}人`)
    .join("、");
}

/** 第二实验小学=6;前楼中心小学=4 by school. */
export function headsOf(value: string): Record<string, string> {
  const pairs = value.split(/[;；]/u).map((pair) => pair.split("="));
  return Object.fromEntries(
    pairs.flatMap(([school, count]) =>
      school && count !== undefined ? [[school.trim(), count.trim()]] : [],
    ),
  );
}

/** Schools without a number are not said; `null` while there is none at all, or one is no number. */
export function headsValue(heads: Readonly<Record<string, string>>): string | null {
  const filled = Object.entries(heads).flatMap(([school, count]) => {
    const text = count.trim();
    return text === "" ? [] : [{ school, text }];
  });
  const read = filled.every(({ text }) => /^\d{1,4}$/u.test(text));
  if (filled.length === 0 || !read) return null;
  return filled.map(({ school, text }) => `${school}=${Number(text)}`).join(";");
}

/** The school year that a day without a year lies in: that of the choices, else the one shown. */
export function yearOf({ choices }: Doubt, shown: number): number {
  const dated = choices.find(({ value }) => /^\d{4}-\d{2}/u.test(value));
  return dated ? schoolYearOf(`${dated.value.slice(0, 7)}-01`) : shown;
}
