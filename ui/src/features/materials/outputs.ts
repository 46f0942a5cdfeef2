// 打印与导出登记: what it narrows to, and each line in words.
import type { OutputRow } from "../../generated/OutputRow";
import { EDITION_WORDS } from "../../generated/words";
import { monthDay, schoolYearName } from "../../shared/dates";

/** What it is about: an activity, with its session; a list; a community's year; the whole ledger. */
export function subjectOf({
  output,
  activityTitle,
  sessionTitle,
  communityName,
}: OutputRow): string {
  if (activityTitle !== null) return [activityTitle, sessionTitle].filter(Boolean).join("：");
  if (output.note !== null) return output.note;
  const year = output.schoolYear === null ? "" : schoolYearName(output.schoolYear);
  if (output.schoolYear === null && communityName === null) return "整个资料库";
  return `${communityName ?? "全县"}${year}`;
}

/** A07-1，2页 · 报送版 · — */
export function markOf({ number, pages, edition }: OutputRow["output"]): string {
  if (number !== null) return pages === null ? number : `${number}，${pages}页`;
  return edition === null ? "—" : EDITION_WORDS[edition];
}

/** Where a printed sheet is. A workbook is nowhere: it does not come back. */
export type Whereabouts = "back" | "out" | "replaced" | "saved" | null;

export function whereabouts({ output, returns, awaited, waiting }: OutputRow): Whereabouts {
  if (!returns) return null;
  if (output.returnedOn !== null) return "back";
  if (!awaited) return "saved";
  return waiting ? "out" : "replaced";
}

/** 1月8日收回 · 未收回，1月10日会后收 · 另有一张 */
export function whereaboutsWords(row: OutputRow, today: string): string {
  const { output, day } = row;
  switch (whereabouts(row)) {
    case "back":
      return `${monthDay(output.returnedOn ?? "")}收回`;
    case "out":
      return day !== null && day >= today ? `${monthDay(day)}会后收回` : "没有收回";
    case "replaced":
      return "不用收回";
    case "saved":
      return "没有从这里打印";
    case null:
      return "";
  }
}
