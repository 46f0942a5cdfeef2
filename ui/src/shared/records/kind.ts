// A kind of record as data: what its fields are called and hold, and how list, form and paste show them.
// The constants of this shape are generated from the core's declarations; nothing here knows a kind.

export type FieldKind =
  | { type: "text" | "code" | "longText" }
  | { type: "integer" | "count" | "cents" | "hours" }
  | { type: "yesNo" }
  /** `2025-01-10`, `2025-01`, the year a school year begins in, 1 or 2. */
  | { type: "day" | "month" | "schoolYear" | "term" }
  /** One of a closed list. */
  | { type: "choice"; words: readonly { code: string; label: string }[] }
  /** One or several of a list that the county edits. */
  | { type: "word" | "words"; list: string }
  /** One or several records of another table. */
  | { type: "ref" | "refs"; table: string }
  | { type: "file" }
  /** Records that are parts of this one, by what they are called. */
  | { type: "parts" }
  /** How many pieces of evidence hang on it. */
  | { type: "files" };

export interface KindField<Column extends string = string> {
  column: Column;
  label: string;
  kind: FieldKind;
  required: boolean;
  /** What a sum of it is counted in: 次, 元. */
  unit?: string;
}

export interface Kind<Column extends string = string> {
  table: string;
  /** 获奖 */
  label: string;
  /** What its records are counted in: 项, 人次, 对. */
  unit: string;
  fields: readonly KindField<Column>[];
  /** Columns of the list, the narrow window's first. */
  list: readonly Column[];
  /** Rows of the form, each of one field or two. */
  form: readonly (readonly Column[])[];
  filter: readonly Column[];
  sum: readonly Column[];
  group: Column | null;
  /** Fields that 连续登记 leaves as they are for the next one. */
  keep: readonly Column[];
  files: boolean;
  children: readonly { column: string; kind: Kind }[];
}

/** What a field holds, as it travels. */
export type Value = string | number | boolean | null | readonly string[];
export type Values<Column extends string = string> = Partial<Record<Column, Value>>;

/** A record as lists show it: what it holds, and the words for it. Several words are a list. */
export interface Shown<Column extends string = string> {
  uid: string;
  title: string;
  values: Readonly<Values<Column>>;
  words: Readonly<Partial<Record<Column, string | readonly string[]>>>;
  /** Of the parts that it holds, what stands in them. */
  parts?: readonly Values[];
}

/** The column in which a list counts the pieces of evidence of a record. */
export const FILES = "files";

/** What a list can show and narrow by: the fields, the parts, and how many files there are. */
export function listFields(kind: Kind): readonly KindField[] {
  const parts = kind.children.map(({ column, kind: { label } }) => extra(column, label, "parts"));
  return [...kind.fields, ...parts, ...(kind.files ? [extra(FILES, "佐证", "files")] : [])];
}
const extra = (column: string, label: string, type: "parts" | "files"): KindField => ({
  column,
  label,
  kind: { type },
  required: false,
});

const KNOWN = new WeakMap<Kind, ReadonlyMap<string, KindField>>();
export function fieldOf(kind: Kind, column: string): KindField {
  const known = KNOWN.get(kind) ?? new Map(listFields(kind).map((each) => [each.column, each]));
  KNOWN.set(kind, known);
  const field = known.get(column);
  if (field === undefined) throw new Error(`${kind.table} has no field ${column}`);
  return field;
}

/** Columns that a list has at first. */
export const listColumns = (kind: Kind): readonly string[] => [
  ...kind.list,
  ...listFields(kind)
    .slice(kind.fields.length)
    .map(({ column }) => column),
];

/** By what a list can be narrowed: as its kind says, and by the people named in it, its parts and files. */
export function filterFields(kind: Kind): KindField[] {
  const filter: readonly string[] = kind.filter;
  return [
    ...fieldsOf(kind, filter),
    ...listFields(kind).filter(
      (field) =>
        !filter.includes(field.column) &&
        (isPerson(field) || ["parts", "files"].includes(field.kind.type)),
    ),
  ];
}
const isPerson = ({ kind }: KindField): boolean => "table" in kind && kind.table === "person";

export const fieldsOf = (kind: Kind, columns: readonly string[]): KindField[] =>
  columns.map((column) => fieldOf(kind, column));

const NUMERIC: readonly FieldKind["type"][] = ["integer", "count", "cents", "hours", "files"];
export const isNumeric = ({ kind }: KindField): boolean => NUMERIC.includes(kind.type);

const SEVERAL: readonly FieldKind["type"][] = ["words", "refs", "parts"];
export const isSeveral = ({ kind }: KindField): boolean => SEVERAL.includes(kind.type);

/** What stands in a cell: 语文、数学; empty for nothing. */
export const wordsOf = ({ words }: Shown, column: string): string =>
  [words[column] ?? []].flat().join("、");

/** A field in which nothing stands yet. */
export const emptyValue = (field: KindField): Value => (isSeveral(field) ? [] : null);

export const isEmpty = (value: Value | undefined): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === "string" && value.trim() === "") ||
  (Array.isArray(value) && value.length === 0);

/** A list that is only looked at, by what its columns are called. */
export function listKind<Column extends string>(
  about: Pick<Kind<Column>, "table" | "label" | "unit" | "list"> & Partial<Kind<Column>>,
  columns: Readonly<Record<Column, string | { label: string; type: "code" | "count" }>>,
): Kind<Column> {
  const fields = Object.entries<string | { label: string; type: "code" | "count" }>(columns);
  return {
    form: [],
    filter: [],
    sum: [],
    group: null,
    keep: [],
    files: false,
    children: [],
    ...about,
    fields: fields.map(([column, said]) => {
      const { label, type } =
        typeof said === "string" ? { label: said, type: "text" as const } : said;
      return { column: column as Column, label, kind: { type }, required: false };
    }),
  };
}

/** A line of such a list. */
export function listRow<Column extends string>(
  uid: string,
  title: string,
  cells: Readonly<Record<Column, string | number | null | undefined>>,
): Shown<Column> {
  const entries = Object.entries<string | number | null | undefined>(cells);
  const words = Object.fromEntries(entries.map(([column, cell]) => [column, String(cell ?? "")]));
  return { uid, title, values: cells as Values<Column>, words: words as Shown<Column>["words"] };
}
