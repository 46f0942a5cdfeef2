// What a list shows, as a workbook: the same columns, groups, order and sums.
import type { FormRequest } from "../generated/FormRequest";
import type { ShownKind } from "../generated/ShownKind";
import { handOut } from "./handout";
import { toast } from "./toasts";

/** A column: its heading, and what stands in it for a row; nothing for `null` and empty texts. */
export interface ListColumn<Row> {
  label: string;
  /** Text unless said otherwise. */
  kind?: ShownKind;
  /** Added up at the foot. */
  sum?: boolean;
  cell: (row: Row) => string | number | null | undefined;
}

export interface ShownList<Row> {
  /** 人员一览 */
  title: string;
  columns: readonly ListColumn<Row>[];
  /** What it was narrowed to, by the names of the filters; what is `null` does not narrow. */
  conditions: readonly (readonly [name: string, value: string | null | undefined])[];
  /** 人 */
  unit: string;
  groups: readonly { heading: string | null; rows: readonly Row[] }[];
}

/** 只列出：学科：语文。共12人。 */
function noteOf<Row>({ conditions, unit, groups }: ShownList<Row>): string {
  const given = conditions.filter(([, value]) => value);
  const words = given.map(([name, value]) => `${name}：${value}`).join("，");
  const count = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  return `${words ? `只列出：${words}` : "全部"}。共${count}${unit}。`;
}

export function listRequest<Row>(list: ShownList<Row>): FormRequest {
  const { columns, groups, title } = list;
  return {
    form: "list-as-shown",
    title,
    note: noteOf(list),
    columns: columns.map(({ label, kind = "text", sum = false }) => ({ label, kind, sum })),
    groups: groups.map(({ heading, rows }) => ({
      heading,
      rows: rows.map((row) =>
        columns.map(({ cell }) => {
          const value = cell(row);
          return value === "" || value === undefined ? null : value;
        }),
      ),
    })),
  };
}

/** Asks where to save it; nothing where the dialog was closed. */
export async function exportList<Row>(list: ShownList<Row>): Promise<void> {
  const place = await handOut(listRequest(list), `正在导出${list.title}`);
  if (place !== null) toast(`已导出到${place}`);
}
