// The preview as lines of one table: groups with their rows, what needs mending first.
import type { DraftChange } from "../../generated/DraftChange";
import type { ListField } from "../../generated/ListField";
import type { ListKind } from "../../generated/ListKind";
import type { ListPreview } from "../../generated/ListPreview";
import type { ListRow } from "../../generated/ListRow";
import type { MissingRow } from "../../generated/MissingRow";
import type { Offer } from "../../generated/Offer";
import type { Place } from "../../generated/Place";
import type { RowState } from "../../generated/RowState";
import type { SkippedRow } from "../../generated/SkippedRow";

export type GroupName = RowState | "missing" | "skipped";

export type Line =
  | { kind: "group"; group: GroupName; title: string; count: string }
  | { kind: "row"; row: ListRow }
  | { kind: "fix"; row: ListRow }
  | { kind: "missing"; row: MissingRow }
  | { kind: "skipped"; row: SkippedRow };

interface Group {
  group: GroupName;
  title: string;
  note: string;
}

const GROUPS: readonly Group[] = [
  { group: "problem", title: "有问题", note: "改正后自动重新核对" },
  { group: "changed", title: "变更", note: "左为名册现有，右为文件内容" },
  { group: "added", title: "新增", note: "将加入名册" },
  { group: "missing", title: "文件中没有", note: "名册中保留" },
  { group: "same", title: "相同", note: "不改动" },
  { group: "left_out", title: "已去掉", note: "不导入" },
  { group: "skipped", title: "不是记录的行", note: "合计、说明等，不导入" },
];

/** 人 or 所, as the records are counted. */
export const unitOf = (kind: ListKind): string => (kind === "persons" ? "人" : "所");

export const samePlace = (a: Place | null, b: Place): boolean =>
  a !== null && a.sheet === b.sheet && a.row === b.row;

/** All lines; below the row that is being mended stands its form. */
export function linesOf(preview: ListPreview, mending: Place | null): Line[] {
  const lines: Line[] = [];
  for (const { group, title, note } of GROUPS) {
    const rows = rowsOf(preview, group, mending);
    const count = rows.filter(({ kind }) => kind !== "fix").length;
    if (count === 0) continue;
    const unit = group === "problem" || group === "skipped" ? "行" : unitOf(preview.kind);
    lines.push({ kind: "group", group, title, count: `${count}${unit}，${note}` }, ...rows);
  }
  return lines;
}

function rowsOf(preview: ListPreview, group: GroupName, mending: Place | null): Line[] {
  if (group === "missing") return preview.missing.map((row) => ({ kind: "missing", row }));
  if (group === "skipped") return preview.skipped.map((row) => ({ kind: "skipped", row }));
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

export function keyOf(line: Line): string {
  switch (line.kind) {
    case "group":
      return `group ${line.group}`;
    case "missing":
      return `missing ${line.row.record}`;
    case "skipped":
      return `skipped ${line.row.sheet} ${line.row.row}`;
    default:
      return `${line.kind} ${line.row.place.sheet} ${line.row.place.row}`;
  }
}

/** How many fields of a row change. */
export const changesOf = (row: ListRow): number =>
  Object.values(row.cells).filter(({ before }) => before !== null).length;

/** 1974.03 for 1974-03; other texts as they are. */
export const shown = (text: string): string => text.replace(/^(\d{4})-(\d{2})$/u, "$1.$2");

/** The field of a row that is mended first: the one at fault. */
export const faultyField = (row: ListRow): ListField | null =>
  row.problems.find(({ field }) => field !== null)?.field ?? null;

/** Rows at fault in which the field reads as it does in this one, itself included. */
export function alikeOf(preview: ListPreview, row: ListRow, field: ListField | null): number {
  const text = field === null ? undefined : row.cells[field]?.text;
  if (field === null || text === undefined) return 1;
  return preview.rows.filter((each) => each.state === "problem" && each.cells[field]?.text === text)
    .length;
}

/** Persons whose school the list changes. */
export const movedOf = (preview: ListPreview): number =>
  preview.rows.filter(
    ({ state, cells }) => state === "changed" && (cells.school?.before ?? null) !== null,
  ).length;

/** Every row that cannot be taken over as it is. */
export const problemPlaces = (preview: ListPreview): Place[] =>
  preview.rows.filter(({ state }) => state === "problem").map(({ place }) => place);

/** Schools the list names that the roster does not have, nor any that is written like them. */
export function newSchoolsOf(preview: ListPreview): string[] {
  const texts = preview.rows.flatMap(({ state, cells, problems }) => {
    const unknown = problems.some(
      ({ field, offers }) => field === "school" && !offers.some(({ act }) => act.kind === "mend"),
    );
    return state === "problem" && unknown && cells.school?.text ? [cells.school.text] : [];
  });
  return [...new Set(texts)];
}

/** 改正3处后导入 · 没有要导入的内容 · 导入 */
export function applyWords(preview: ListPreview): { words: string; ready: boolean } {
  const { problem, added, changed } = preview.counts;
  if (problem > 0) return { words: `改正${problem}处后导入`, ready: false };
  if (added + changed === 0) return { words: "没有要导入的内容", ready: false };
  return { words: `导入${added + changed}${unitOf(preview.kind)}`, ready: true };
}

/** What taking an offer does to the draft; `alike` lets rows that read the same follow. */
export function changeOf(place: Place, { act }: Offer, alike = false): DraftChange {
  switch (act.kind) {
    case "mend":
      return {
        do: alike ? "mend_alike" : "mend",
        with: { place, field: act.field, value: act.value },
      };
    case "decide":
      return { do: "decide", with: { place, record: act.record } };
    case "leaveOut":
      return { do: "leave_out", with: { place, out: true } };
  }
}
