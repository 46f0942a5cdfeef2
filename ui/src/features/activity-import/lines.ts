// The preview as lines of one table: what must be looked at first, then what is clear.
import type { ActivityDraftView } from "../../generated/ActivityDraftView";
import type { ActivityField } from "../../generated/ActivityField";
import type { ActivityLine } from "../../generated/ActivityLine";
import type { ActivityPreview } from "../../generated/ActivityPreview";
import type { Doubt } from "../../generated/Doubt";
import type { LeftOut } from "../../generated/LeftOut";
import type { LineState } from "../../generated/LineState";
import { schoolYearOf } from "../../shared/dates";
import { isOpen, lossOf, lostOf } from "../../shared/findings";
import type { TallyTab } from "../../shared/TallyTabs.vue";
import { keyOf, openOf, topicOf, writtenOf } from "./answers";

export type Row =
  | { kind: "group"; group: LineState; title: string; count: string }
  | { kind: "line"; line: ActivityLine }
  | { kind: "left_out"; entry: LeftOut };

interface Group {
  group: LineState;
  title: string;
  note: string;
}

const GROUPS: readonly Group[] = [
  { group: "open", title: "要看一眼", note: "定了再导入" },
  { group: "faulty", title: "有错", note: "在表格里改好，或者不导入" },
  { group: "added", title: "认清楚了", note: "将新增" },
  { group: "changed", title: "补充", note: "资料库里已有，只补上所缺的" },
  { group: "same", title: "已有相同", note: "不改动" },
  { group: "left_out", title: "没有导入", note: "要的可以导入" },
];

export function rowsOf(preview: ActivityPreview, view: ActivityDraftView): Row[] {
  return GROUPS.flatMap(({ group, title, note }) => {
    const lines = preview.lines.filter(({ state }) => state === group);
    const others = group === "left_out" ? notTaken(preview, view) : [];
    if (lines.length + others.length === 0) return [];
    const count = others.length > 0 ? `${lines.length + others.length}处` : `${lines.length}行`;
    return [
      { kind: "group", group, title, count: `${count}，${note}` },
      ...lines.map((line): Row => ({ kind: "line", line })),
      ...others.map((entry): Row => ({ kind: "left_out", entry })),
    ];
  });
}

export function rowKey(row: Row): string {
  if (row.kind === "group") return `group ${row.group}`;
  return row.kind === "line" ? keyOf(row.line.place) : `left out ${row.entry.id}`;
}

/** Activities in the order of the table, for the arrow keys. */
export const linesOf = (rows: readonly Row[]): ActivityLine[] =>
  rows.flatMap((row) => (row.kind === "line" ? [row.line] : []));

/** What stands in the file under a line that was taken out: by it the line is taken in again. */
export function entryOf(
  { leftOut }: ActivityPreview,
  { lists }: ActivityDraftView,
  { place }: ActivityLine,
): LeftOut | undefined {
  const told = `工作表“${lists[place.list]?.name}”第${place.row}行`;
  return leftOut.find((entry) => entry.kind === "row" && entry.place === told);
}

/** Everything that is not taken in, but for the lines that stand in the table as such. */
export function notTaken(preview: ActivityPreview, view: ActivityDraftView): LeftOut[] {
  const lines = preview.lines.filter(({ state }) => state === "left_out");
  const shown = new Set(lines.map((line) => entryOf(preview, view, line)?.id));
  return preview.leftOut.filter(({ id }) => !shown.has(id));
}

export function tabsOf(preview: ActivityPreview): TallyTab<LineState>[] {
  const { counts, leftOut, lines } = preview;
  const out = Math.max(leftOut.length, lines.filter(({ state }) => state === "left_out").length);
  const tabs: TallyTab<LineState>[] = [
    { group: "open", verdict: "open", label: "要看一眼", note: "记法没有把握", count: counts.open },
    { group: "added", verdict: "met", label: "认清楚了", count: counts.added },
    { group: "changed", icon: "pen", label: "补充", count: counts.changed },
    { group: "same", verdict: "na", label: "已有相同", count: counts.same },
    { group: "faulty", verdict: "unmet", label: "有错", count: counts.faulty },
    {
      group: "left_out",
      ...(lostOf(leftOut) > 0 ? { verdict: "open" as const } : { icon: "minus" as const }),
      label: "没有导入",
      note: lossOf(leftOut, "项", "活动"),
      count: out,
    },
  ];
  return tabs.filter(({ group, count }) => group !== "changed" || count > 0);
}

/** 定好4行后导入 · 导入8项活动 */
export function applyWords({ counts, doubts }: ActivityPreview): { words: string; ready: boolean } {
  const asked = doubts.filter(isOpen).length;
  const first = [
    ...(asked > 0 ? [`定下${asked}处`] : []),
    ...(counts.open > 0 ? [`定好${counts.open}行`] : []),
    ...(counts.faulty > 0 ? [`改好有错的${counts.faulty}行`] : []),
  ];
  if (first.length > 0) return { words: `${first.join("、")}后导入`, ready: false };
  const { added, changed } = counts;
  if (added + changed === 0) return { words: "没有要导入的活动", ready: false };
  return { words: `导入${added + changed}项活动`, ready: true };
}

export type Column = "day" | "title" | "form" | "host" | "roles" | "heads";

const OF_TOPIC: Record<string, Column> = {
  日期: "day",
  形式: "form",
  承办: "host",
  承担: "roles",
  人数: "heads",
};
const OF_FIELD: Partial<Record<ActivityField, Column>> = {
  chair: "roles",
  speaker: "roles",
  teach: "roles",
  prepare: "roles",
  comment: "roles",
  judge: "roles",
  people: "roles",
  turnout: "heads",
  total: "heads",
  school: "heads",
};

/** The column of the table in which a doubtful cell is marked; a school may stand in several. */
export function columnOf(doubt: Doubt, line: ActivityLine, view: ActivityDraftView): Column {
  const topic = topicOf(doubt);
  // 因雪改到12月27日: on which day it was.
  if (topic === "开展" && /^\d{4}-/u.test(doubt.choices[0]?.value ?? "")) return "day";
  if (topic !== "学校") return OF_TOPIC[topic] ?? "title";
  const written = writtenOf(doubt);
  const cell = line.written.find(({ text }) => text.includes(written));
  const field = cell && fieldOf(view, line.place.list, cell.heading);
  return (field && OF_FIELD[field]) ?? "host";
}

export function fieldOf(
  view: ActivityDraftView,
  list: number,
  heading: string,
): ActivityField | null {
  const columns = view.lists[list]?.columns ?? [];
  return columns.find((column) => column.heading === heading)?.field ?? null;
}

export interface Cell {
  text: string;
  /** Somebody must look: marked by a dashed line. */
  unsure: boolean;
}

/** The cells of a line; where nothing could be read stands what is written. */
export function cellsOf(line: ActivityLine, view: ActivityDraftView): Record<Column, Cell> {
  const doubts = openOf(line);
  const cell = (column: Column, text: string): Cell => {
    const doubt = doubts.find((each) => columnOf(each, line, view) === column);
    return { text: text || (doubt ? writtenOf(doubt) : ""), unsure: doubt !== undefined };
  };
  return {
    day: cell("day", line.day),
    title: cell("title", line.title),
    form: cell("form", line.form),
    host: cell("host", line.host),
    roles: cell("roles", line.roles),
    heads: cell("heads", line.heads),
  };
}

/** More characters than two lines of a cell hold. */
const MOST_IN_CELL = 26;

/** 二实小6 前楼4, as two lines of a cell hold it; what is longer begins with the sum. */
export function headsInShort(heads: string): string {
  const counts = heads.split("、").map((part) => /\D(\d+)$/u.exec(part)?.[1]);
  if (heads === "" || counts.length < 2 || counts.some((count) => count === undefined))
    return heads;
  const told = heads.replaceAll("、", " ");
  if (told.length <= MOST_IN_CELL) return told;
  return `共${counts.reduce((sum, count) => sum + Number(count), 0)}人：${told}`;
}
/** What the row says and nothing comes of, in a word for the mark. */
export const lostWords = ({ lost, state }: ActivityLine): string =>
  state === "left_out" ? "" : lost.join("；");

/** 台账写的人数: the cells that numbers were read from. */
export function turnoutOf(line: ActivityLine, view: ActivityDraftView): string {
  const cells = line.written.filter(
    ({ heading }) => fieldOf(view, line.place.list, heading) === "turnout",
  );
  return cells.map(({ text }) => text).join("、");
}

/** The school years that activities of the file lie in, by their days as they are told. */
export function yearsOf(lines: readonly ActivityLine[]): number[] {
  const years = lines.flatMap(({ day }) => {
    const [, year, month] = /^(\d{4})年(\d{1,2})月/u.exec(day) ?? [];
    return year && month ? [schoolYearOf(`${year}-${month.padStart(2, "0")}-01`)] : [];
  });
  return [...new Set(years)];
}

/** 11月22日, in a file of one school year. */
export const shortDay = (day: string, several: boolean): string =>
  several ? day : day.replace(/^\d{4}年/u, "");

export interface WrittenCell {
  heading: string;
  parts: readonly { text: string; marked: boolean }[];
}

const DAY_FIELDS: readonly (ActivityField | null)[] = ["day", "month", "day_of_month"];

/** The row as it stands in the file, with what is asked about marked in it. */
export function writtenCells(
  line: ActivityLine,
  view: ActivityDraftView,
  asked: Doubt | undefined,
): WrittenCell[] {
  const written = asked ? writtenOf(asked) : "";
  const isDay = (heading: string): boolean =>
    asked?.kind === "day" && DAY_FIELDS.includes(fieldOf(view, line.place.list, heading));
  return line.written.map(({ heading, text }) => {
    const at = written === "" ? -1 : text.indexOf(written);
    if (at < 0) return { heading, parts: [{ text, marked: isDay(heading) }] };
    const end = at + written.length;
    const parts = [
      { text: text.slice(0, at), marked: false },
      { text: written, marked: true },
      { text: text.slice(end), marked: false },
    ];
    return { heading, parts: parts.filter((part) => part.text !== "") };
  });
}

/** 第二实验小学6人、前楼中心小学4人 as a table; `null` where it is no list of numbers. */
export function countsIn(text: string): { school: string; count: number }[] | null {
  const parts = text.split("、").map((part) => /^(.+?)(\d+)人$/u.exec(part));
  const counts = parts.flatMap((found) =>
    found?.[1] ? [{ school: found[1], count: Number(found[2]) }] : [],
  );
  return counts.length > 1 && counts.length === parts.length ? counts : null;
}
