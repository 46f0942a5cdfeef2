// What was copied in a spreadsheet, as records to be: cells, which field each column is, what each row
// holds and what is at fault in it.
import { formFields } from "./draft";
import { fieldOf, isEmpty, type Kind, type KindField, type Value, type Values } from "./kind";
import { readValue, type Known } from "./values";

const CELL = /"((?:[^"]|"")*)"(?=\t|\n|$)|[^\t\n]*/uy;

/** Cells as spreadsheets put them on the clipboard: tabs, and quotes where a cell has lines of its own. */
export function cellsOf(text: string): string[][] {
  const lines = text.replace(/\r\n?/gu, "\n");
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at <= lines.length; at = CELL.lastIndex + 1) {
    CELL.lastIndex = at;
    const [bare = "", quoted] = CELL.exec(lines) ?? [];
    row.push((quoted?.replaceAll('""', '"') ?? bare).trim());
    if (lines[CELL.lastIndex] === "\t") continue;
    if (row.some((cell) => cell !== "")) rows.push(row);
    row = [];
  }
  return rows;
}

export interface Bound {
  /** Field of each column, `null` for one that is left out. */
  columns: (string | null)[];
  /** The first row names the columns. */
  headed: boolean;
}

const plain = (text: string): string => text.normalize("NFKC").replace(/[\s*（(].*$|\s/gu, "");

/** By the names in the first row; without them in the order of the form. */
export function bind(kind: Kind, cells: readonly string[][]): Bound {
  const width = Math.max(0, ...cells.map((row) => row.length));
  const fields = formFields(kind);
  const named = Array.from({ length: width }, (_, at) => {
    const heading = plain(cells[0]?.[at] ?? "");
    return fields.find(({ label }) => label === heading)?.column ?? null;
  });
  const once = named.map((column, at) => (named.indexOf(column) === at ? column : null));
  if (once.filter(Boolean).length * 2 >= width && width > 0) return { columns: once, headed: true };
  return {
    columns: Array.from({ length: width }, (_, at) => fields[at]?.column ?? null),
    headed: false,
  };
}

export interface PastedRow {
  /** As it was copied, or corrected since. */
  cells: readonly string[];
  values: Values;
  /** By column of the kind. */
  faults: Readonly<Record<string, string>>;
}

export function readRow(
  kind: Kind,
  cells: readonly string[],
  columns: Bound["columns"],
  known: Known,
  /** What was chosen instead of what the cells say, by their number. */
  meant: Readonly<Record<number, Value>> = {},
): PastedRow {
  const values: Values = {};
  const faults: Record<string, string> = {};
  columns.forEach((column, at) => {
    if (column === null) return;
    const read = readValue(fieldOf(kind, column), cells[at] ?? "", known);
    const { value, fault } = at in meant ? { value: meant[at] ?? null, fault: null } : read;
    values[column] = value;
    if (fault !== null) faults[column] = fault;
  });
  for (const field of missingIn(kind, values, faults))
    faults[field.column] = `还没有填${field.label}。`;
  return { cells, values, faults };
}

const missingIn = (
  kind: Kind,
  values: Values,
  faults: Readonly<Record<string, string>>,
): KindField[] =>
  formFields(kind).filter(
    ({ column, required }) => required && isEmpty(values[column]) && !(column in faults),
  );
