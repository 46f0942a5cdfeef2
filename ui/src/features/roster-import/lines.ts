// The preview as lines of one table: groups with their rows, what needs mending first.
import type { Doubt } from "../../generated/Doubt";
import type { DraftChange } from "../../generated/DraftChange";
import type { LeftOut } from "../../generated/LeftOut";
import type { ListField } from "../../generated/ListField";
import type { ListKind } from "../../generated/ListKind";
import type { ListPreview } from "../../generated/ListPreview";
import type { ListRow } from "../../generated/ListRow";
import type { MissingRow } from "../../generated/MissingRow";
import type { Offer } from "../../generated/Offer";
import type { Place } from "../../generated/Place";
import type { RowState } from "../../generated/RowState";
import { isOpen, lossOf as lossOfAll, openFirst } from "../../shared/findings";

export type GroupName = Exclude<RowState, "left_out"> | "doubts" | "missing" | "left_out";

export type Line =
  | { kind: "group"; group: GroupName; title: string; count: string }
  | { kind: "row"; row: ListRow }
  | { kind: "fix"; row: ListRow }
  | { kind: "missing"; row: MissingRow }
  | { kind: "doubt"; doubt: Doubt }
  /** Guesses about columns that are much alike, as one. */
  | { kind: "guesses"; doubts: Doubt[]; opened: boolean }
  | { kind: "left_out"; entry: LeftOut };

interface Group {
  group: GroupName;
  title: string;
  note: string;
}

const GROUPS: readonly Group[] = [
  { group: "doubts", title: "认法", note: "认错了就在这里改" },
  { group: "problem", title: "有问题", note: "改正后自动重新核对" },
  { group: "waiting", title: "待核对", note: "定下学校后自动核对" },
  { group: "changed", title: "变更", note: "左为名册现有，右为文件内容" },
  { group: "added", title: "新增", note: "将加入名册" },
  { group: "left_out", title: "没有导入", note: "要的可以导入" },
  { group: "missing", title: "文件中没有", note: "名册中保留" },
  { group: "same", title: "相同", note: "不改动" },
];

/** Groups that count something else than records. */
const UNITS: Partial<Record<GroupName, string>> = {
  doubts: "处",
  problem: "行",
  waiting: "行",
  left_out: "处",
};

/** What names a row. */
export const mainFieldOf = (kind: ListKind): ListField =>
  kind === "persons" ? "name" : "school_name";

/** 人 or 所, as the records are counted. */
export const unitOf = (kind: ListKind): string => (kind === "persons" ? "人" : "所");

export const samePlace = (a: Place | null, b: Place): boolean =>
  a !== null && a.sheet === b.sheet && a.row === b.row;

/**
 * All lines; below the row that is being mended stands its form. `opened`: guesses that are told as one
 * are listed, too.
 */
export function linesOf(preview: ListPreview, mending: Place | null, opened = false): Line[] {
  const lines: Line[] = [];
  for (const { group, title, note } of GROUPS) {
    const rows = rowsOf(preview, group, mending, opened);
    if (rows.length === 0) continue;
    const count = group === "doubts" ? preview.doubts.length : rows.filter(isRecord).length;
    const unit = UNITS[group] ?? unitOf(preview.kind);
    lines.push({ kind: "group", group, title, count: `${count}${unit}，${note}` }, ...rows);
  }
  return lines;
}

const isRecord = ({ kind }: Line): boolean => kind !== "fix";

function rowsOf(
  preview: ListPreview,
  group: GroupName,
  mending: Place | null,
  opened: boolean,
): Line[] {
  if (group === "missing") return preview.missing.map((row) => ({ kind: "missing", row }));
  if (group === "doubts") return doubtLines(preview, opened);
  if (group === "left_out") return preview.leftOut.map((entry) => ({ kind: "left_out", entry }));
  return preview.rows
    .filter(({ state }) => state === group)
    .flatMap((row): Line[] =>
      samePlace(mending, row.place)
        ? [
            { kind: "row", row },
            { kind: "fix", row },
          ]
        : [{ kind: "row", row }],
    );
}

/** From so many on, guesses about columns are told as one: the rows are what is to be checked. */
const ALIKE_FROM = 3;

/** What must be said before anything is imported stands first, what was guessed about columns last. */
function doubtLines({ doubts }: ListPreview, opened: boolean): Line[] {
  const single = (doubt: Doubt): Line => ({ kind: "doubt", doubt });
  const isGuess = (doubt: Doubt): boolean => doubt.kind === "column" && !isOpen(doubt);
  const guesses = doubts.filter(isGuess);
  const others = doubts.filter((doubt) => !isGuess(doubt));
  const first = openFirst(others);
  if (guesses.length < ALIKE_FROM) return [...first, ...guesses].map(single);
  const all: Line = { kind: "guesses", doubts: guesses, opened };
  return [...first.map(single), all, ...(opened ? guesses.map(single) : [])];
}

/** H列“办公电话”是电话 · A列“编号”不导入 */
export function guessWords({ place, answer }: Doubt): string {
  const column = place.replace(/^工作表“[^”]*”/u, "");
  if (answer === null) return column;
  return answer.value === "none" ? `${column}不导入` : `${column}是${answer.label}`;
}

export function keyOf(line: Line): string {
  switch (line.kind) {
    case "group":
      return `group ${line.group}`;
    case "missing":
      return `missing ${line.row.record}`;
    case "doubt":
      return `doubt ${line.doubt.id}`;
    case "guesses":
      return "guesses";
    case "left_out":
      return `left out ${line.entry.id}`;
    default:
      return `${line.kind} ${line.row.place.sheet} ${line.row.place.row}`;
  }
}

/** How many fields of a row change. */
export const changesOf = ({ cells }: Pick<ListRow, "cells">): number =>
  Object.values(cells).filter(({ before }) => before !== null).length;

/** 1974.03 for 1974-03; other texts as they are. */
export const shown = (text: string): string => text.replace(/^(\d{4})-(\d{2})$/u, "$1.$2");

/** The field of a row that is mended first: the one at fault. */
export const faultyField = (row: ListRow): ListField | null =>
  row.problems.find(({ field }) => field !== null)?.field ?? null;

/** How many rows at fault read in a field as a row does, that row included. */
export type Alike = (row: ListRow, field: ListField | null) => number;

export function alikeIn({ rows }: ListPreview): Alike {
  const counts = new Map<string, number>();
  for (const { state, cells } of rows) {
    if (state !== "problem") continue;
    for (const [field, { text }] of Object.entries(cells)) {
      const written = `${field}/${text}`;
      counts.set(written, (counts.get(written) ?? 0) + 1);
    }
  }
  return ({ cells }, field) =>
    (field === null ? undefined : counts.get(`${field}/${cells[field]?.text}`)) ?? 1;
}

/** The link of a row that is not open: its first offer, for all rows that read the same, as in the form. */
export function quickOffer(
  { place, problems }: ListRow,
  alike: (field: ListField) => number,
): { words: string; change: DraftChange } | null {
  const offer = problems[0]?.offers[0];
  if (!offer) return null;
  const rows = offer.act.kind === "mend" ? alike(offer.act.with.field) : 1;
  const words = shown(offer.label) + (rows > 1 ? `（${rows}行）` : "");
  return { words, change: changeOf(place, offer, rows > 1) };
}

/** 其中3人、1列 · 都不是人员 · 没有遗漏 */
export const lossOf = ({ leftOut, kind }: ListPreview): string =>
  lossOfAll(leftOut, unitOf(kind), kind === "persons" ? "人员" : "学校");

/** 全表算作：石桥中心小学, where no column says the school. */
export function wholeSchoolOf({ doubts }: ListPreview): string | null {
  const schools = doubts.filter(({ kind }) => kind === "school");
  if (schools.some(isOpen)) return null;
  const names = new Set(schools.map(({ answer }) => answer?.label ?? ""));
  if (names.size > 1) return "各表分别算作一所学校";
  return names.size === 1 ? `全表算作：${[...names].join("")}` : null;
}

/** Persons whose school the list changes; who comes back is asked about by itself. */
export const movedOf = (preview: ListPreview): number =>
  preview.rows.filter(
    ({ state, cells, returning }) =>
      state === "changed" && returning === null && (cells.school?.before ?? null) !== null,
  ).length;

/** Every row that cannot be taken over as it is. */
export const problemPlaces = (preview: ListPreview): Place[] =>
  preview.rows.filter(({ state }) => state === "problem").map(({ place }) => place);

/** Numbers and signs are no schools. */
const HAN = /\p{Script=Han}/u;

/** Schools the list names that the roster does not have, nor any that is written like them. */
export function newSchoolsOf(preview: ListPreview): string[] {
  const texts = preview.rows.flatMap(({ state, cells, problems }) => {
    const unknown = problems.some(
      ({ field, offers }) => field === "school" && !offers.some(({ act }) => act.kind === "mend"),
    );
    const text = cells.school?.text ?? "";
    return state === "problem" && unknown && HAN.test(text) ? [text] : [];
  });
  return [...new Set(texts)];
}

/** 青禾中学 · 青禾中学、柳林小学等3所新学校 */
export function namedSchools(names: readonly string[]): string {
  const shown = names.slice(0, 2).map((name) => `“${name}”`);
  return names.length > shown.length
    ? `${shown.join("、")}等${names.length}所新学校`
    : shown.join("和");
}

/** 定下1处后导入 · 改正3处后导入 · 没有要导入的内容 · 导入 */
export function applyWords(preview: ListPreview): { words: string; ready: boolean } {
  const { problem, added, changed } = preview.counts;
  const open = preview.doubts.filter(isOpen).length;
  if (open > 0 && problem > 0) {
    return { words: `定下${open}处、改正${problem}处后导入`, ready: false };
  }
  if (open > 0) return { words: `定下${open}处后导入`, ready: false };
  if (problem > 0) return { words: `改正${problem}处后导入`, ready: false };
  if (added + changed === 0) return { words: "没有要导入的内容", ready: false };
  return { words: `导入${added + changed}${unitOf(preview.kind)}`, ready: true };
}

/** What taking an offer does to the draft; `alike` lets rows that read the same follow. */
export function changeOf(place: Place, { act }: Offer, alike = false): DraftChange {
  switch (act.kind) {
    case "mend":
      return { do: alike ? "mend_alike" : "mend", with: { place, ...act.with } };
    case "decide":
      return { do: "decide", with: { place, ...act.with } };
    case "join":
      return { do: "join", with: act.with };
    case "bind":
      return { do: "bind", with: act.with };
    case "leaveOut":
      return { do: "leave_out", with: { place, out: true } };
  }
}
