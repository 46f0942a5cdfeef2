// What a list of records shows, for its workbook: its columns, its groups, and what it was narrowed to.
import type { ListColumn, ShownList } from "../listAsShown";
import type { ChineseOrder } from "./chinese";
import { fieldsOf, filterFields, isNumeric, wordsOf } from "./kind";
import type { Kind, KindField, Shown, Value } from "./kind";
import { filterOptions, type Line, type Narrowing } from "./list";

export type Conditions = readonly (readonly [name: string, value: string | null])[];

export function exportedList(
  kind: Kind,
  columns: readonly string[],
  lines: readonly Line[],
  conditions: Conditions,
): ShownList<Shown> {
  const groups = lines.flatMap((line) =>
    line.group ? [{ heading: line.title, rows: line.rows }] : [],
  );
  const rows = lines.flatMap((line) => (line.group ? [] : [line.row]));
  return {
    title: `${kind.label}一览`,
    columns: fieldsOf(kind, columns).map((field) => columnOf(kind, field)),
    conditions,
    unit: kind.unit,
    groups: groups.length > 0 ? groups : [{ heading: null, rows }],
  };
}

function columnOf(kind: Kind, field: KindField): ListColumn<Shown> {
  const { column, label } = field;
  const valueOf = ({ values }: Shown): Value => values[column] ?? null;
  if (field.kind.type === "day")
    return { label, kind: "day", cell: (row) => valueOf(row) as string | null };
  if (!isNumeric(field)) return { label, cell: (row) => wordsOf(row, column) };
  const parts = field.kind.type === "cents" ? 100 : 1;
  const cell = (row: Shown): number | null =>
    valueOf(row) === null ? null : Number(valueOf(row)) / parts;
  return { label, kind: "number", sum: kind.sum.includes(column), cell };
}

/** What a list is narrowed to, in the words of its filters. */
export function conditionsOf(
  kind: Kind,
  rows: readonly Shown[],
  { text, chosen }: Narrowing,
  order: ChineseOrder,
): Conditions {
  const set = filterFields(kind).filter(({ column }) => (chosen[column] ?? null) !== null);
  const words = set.map((field): [string, string | null] => {
    const options = filterOptions(field, rows, order);
    const found = options.find(({ value }) => value === chosen[field.column]);
    return [field.label, found?.label ?? null];
  });
  return [...words, ["查找", text.trim() || null]];
}
