// What a list of records shows: narrowed, in order, in groups, and added up.
import { schoolYearName, schoolYearOf } from "../dates";
import { isFound } from "../readings";
import { chinese, type ChineseOrder } from "./chinese";
import {
  fieldOf,
  fieldsOf,
  filterFields,
  isNumeric,
  listColumns,
  wordsOf,
  type Kind,
  type KindField,
  type Shown,
  type Value,
} from "./kind";

export interface Narrowing {
  text: string;
  /** What each filter is set to, by column; `null` narrows nothing. */
  chosen: Readonly<Record<string, string | null>>;
}

export interface Sorting {
  column: string;
  descending: boolean;
}

export type Line =
  | { group: true; key: string; title: string; rows: readonly Shown[] }
  | { group: false; key: string; row: Shown; at: number };

/** What a record falls under in a filter or group; of a field of several, each. */
interface Facet {
  value: string;
  label: string;
}
const NOTHING = "";

function facetsOf({ column, kind, label }: KindField, row: Shown): Facet[] {
  const value = row.values[column];
  if ((kind.type === "day" || kind.type === "month") && typeof value === "string") {
    const year = schoolYearOf(value);
    return [{ value: String(year), label: schoolYearName(year) }];
  }
  if (kind.type === "files")
    return Number(value) > 0
      ? [{ value: "some", label: `有${label}` }]
      : [{ value: NOTHING, label: `没有${label}` }];
  const words = [row.words[column] ?? []].flat().filter(Boolean);
  if (words.length === 0) return [{ value: NOTHING, label: `没有${label}` }];
  const values = [value ?? words].flat();
  return words.map((word, at) => ({ value: String(values[at] ?? word), label: word }));
}

/** What a filter offers: what there is, with how often, in Chinese order; years the newest first. */
export function filterOptions(
  field: KindField,
  rows: readonly Shown[],
  order: ChineseOrder,
): { value: string | null; label: string; note?: string }[] {
  const found = new Map<string, Facet & { count: number }>();
  for (const facet of rows.flatMap((row) => facetsOf(field, row)))
    found.set(facet.value, { ...facet, count: (found.get(facet.value)?.count ?? 0) + 1 });
  const years = field.kind.type === "day" || field.kind.type === "month";
  const sorted = [...found.values()].sort(
    (a, b) =>
      Number(a.value === NOTHING) - Number(b.value === NOTHING) ||
      chinese(order).compare(a.label, b.label) * (years ? -1 : 1),
  );
  return [
    { value: null, label: "全部" },
    ...sorted.map(({ value, label, count }) => ({ value, label, note: String(count) })),
  ];
}

const SEARCHED: readonly string[] = ["text", "code", "word", "words", "ref", "refs", "parts"];
export const searchedFields = (kind: Kind): KindField[] =>
  fieldsOf(kind, listColumns(kind)).filter((field) => SEARCHED.includes(field.kind.type));

/** The texts in which each record is looked for. */
export function searchedTexts(kind: Kind): (row: Shown) => string[] {
  const columns = searchedFields(kind).map(({ column }) => column);
  return (row) => [...columns.flatMap((column) => row.words[column] ?? []), row.title];
}

export function narrow(kind: Kind, rows: readonly Shown[], { text, chosen }: Narrowing): Shown[] {
  const set = filterFields(kind).filter(({ column }) => (chosen[column] ?? null) !== null);
  const typed = text.trim();
  const textsOf = searchedTexts(kind);
  // Schools and subjects come again and again.
  const known = new Map<string, boolean>();
  const isMeant = (words: string): boolean => {
    const found = known.get(words) ?? isFound(words, typed);
    known.set(words, found);
    return found;
  };
  return rows.filter(
    (row) =>
      set.every((field) =>
        facetsOf(field, row).some(({ value }) => value === chosen[field.column]),
      ) &&
      (typed === "" || textsOf(row).some(isMeant)),
  );
}

/** Rows without anything in the column stand last, whichever way it is sorted. */
export function sorted(
  kind: Kind,
  rows: readonly Shown[],
  by: Sorting | null,
  order: ChineseOrder,
): readonly Shown[] {
  if (by === null) return rows;
  const field = fieldOf(kind, by.column);
  const compare = comparing(field, order);
  const empty = (row: Shown): boolean => wordsOf(row, by.column) === "";
  return [...rows].sort(
    (a, b) => Number(empty(a)) - Number(empty(b)) || compare(a, b) * (by.descending ? -1 : 1),
  );
}

const BY_VALUE: readonly string[] = ["day", "month", "schoolYear", "term", "yesNo"];
function comparing(field: KindField, order: ChineseOrder): (a: Shown, b: Shown) => number {
  const { column } = field;
  if (isNumeric(field)) return (a, b) => Number(a.values[column]) - Number(b.values[column]);
  if (BY_VALUE.includes(field.kind.type))
    return (a, b) => text(a.values[column]).localeCompare(text(b.values[column]));
  const { compare } = chinese(order);
  return (a, b) => compare(wordsOf(a, column), wordsOf(b, column));
}
const text = (value: Value | undefined): string => String(value ?? "");

/** The lines of the table: rows, under the head of their group where the kind has groups. */
export function linesOf(kind: Kind, rows: readonly Shown[], order: ChineseOrder): Line[] {
  if (kind.group === null) return rows.map(lineOf);
  const field = fieldOf(kind, kind.group);
  const groups = new Map<string, Shown[]>();
  for (const row of rows) {
    const title = facetsOf(field, row)
      .map(({ label }) => label)
      .join("、");
    const rowsOf = groups.get(title);
    if (rowsOf) rowsOf.push(row);
    else groups.set(title, [row]);
  }
  const none = `没有${field.label}`;
  const titles = [...groups.keys()].sort(
    (a, b) => Number(a === none) - Number(b === none) || chinese(order).compare(a, b),
  );
  let at = 0;
  return titles.flatMap((title): Line[] => {
    const found = groups.get(title) ?? [];
    const head = { group: true as const, key: `group ${title}`, title, rows: found };
    return [head, ...found.map((row) => lineOf(row, at++))];
  });
}
const lineOf = (row: Shown, at: number): Line => ({ group: false, key: row.uid, row, at });

/** 3项，学时4.5：how many, and what is added up of them. */
export function tallyOf(kind: Kind, rows: readonly Shown[]): string {
  const sums = fieldsOf(kind, kind.sum).map(
    (field) => `${field.label}${sumOf(field, rows)}${field.unit ?? ""}`,
  );
  return [`${rows.length}${kind.unit}`, ...sums].join("，");
}

/** The sum of a column as it is written: 1,250.00, 4.5, 27. */
export function sumOf({ column, kind }: KindField, rows: readonly Shown[]): string {
  const sum = rows.reduce((all, { values }) => all + Number(values[column] ?? 0), 0);
  if (kind.type === "cents")
    return (sum / 100).toLocaleString("zh-CN", { minimumFractionDigits: 2 });
  return String(Math.round(sum * 100) / 100);
}
