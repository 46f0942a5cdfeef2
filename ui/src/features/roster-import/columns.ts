// How the columns of a file were understood, in few words.
import type { ColumnView } from "../../generated/ColumnView";
import type { DraftView } from "../../generated/DraftView";
import { headRows } from "../../shared/findings";

/** 工作表“教师”，表头在第2—3行，共34行 */
export function factsOf(view: DraftView): string {
  const taken = view.sheets.filter(({ included }) => included);
  if (taken.length === 0) return "里面没有当作名册读取的表";
  const one = taken.length === 1 ? taken[0] : undefined;
  if (one?.headTo)
    return `工作表“${one.name}”，表头在第${headRows(one.headFrom, one.headTo)}行，共${one.rows}行`;
  if (one) return `工作表“${one.name}”，没有表头，共${one.rows}行`;
  return `${taken.length}份名单，共${taken.reduce((sum, { rows }) => sum + rows, 0)}行`;
}

/** Columns called otherwise than what they were taken for: 教师姓名 is 姓名. */
export function renamedColumns(view: DraftView): { heading: string; label: string }[] {
  const labels = new Map(view.fields.map(({ field, label }) => [field, label]));
  const pairs = new Map<string, string>();
  for (const { heading, field } of columnsOf(view)) {
    const label = field && labels.get(field);
    if (label && label !== heading) pairs.set(heading, label);
  }
  return [...pairs].map(([heading, label]) => ({ heading, label }));
}

function columnsOf(view: DraftView): ColumnView[] {
  return view.sheets.filter(({ included }) => included).flatMap(({ columns }) => columns);
}
