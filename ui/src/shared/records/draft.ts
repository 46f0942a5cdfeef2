// What stands in the form of a record while it is filled in, and what is at fault in it.
import {
  emptyValue,
  fieldsOf,
  isEmpty,
  type Kind,
  type KindField,
  type Shown,
  type Value,
  type Values,
} from "./kind";
import { readValue, typedOf, type Known } from "./values";

/**
 * By column. Numbers and months stand as they are typed, until they are read for saving. Parts are drafts
 * of their own: see `rowsIn`.
 */
export type Draft = Record<string, Value>;

/** The parts that stand in a draft, each with its key, or `null` while it is new. */
export const rowsIn = (draft: Draft, column: string): Draft[] =>
  (draft[column] ?? []) as unknown as Draft[];
const asValue = (rows: readonly (Draft | Values)[]): Value => rows as unknown as Value;

export interface Fault {
  column: string;
  message: string;
  /** 改为2025年6月30日, and what the fields then hold. */
  mend?: { label: string; values: Values };
}

const TYPED: readonly string[] = ["integer", "count", "cents", "hours", "month"];
export const isTyped = ({ kind }: KindField): boolean => TYPED.includes(kind.type);
const isText = ({ kind }: KindField): boolean =>
  ["text", "code", "longText"].includes(kind.type) || TYPED.includes(kind.type);

export const formFields = (kind: Kind): KindField[] => fieldsOf(kind, kind.form.flat());

export function draftOf(
  kind: Kind,
  record: Pick<Shown, "values" | "parts"> | null,
  defaults: Values,
): Draft {
  const fields = formFields(kind).map((field): [string, Value] => {
    const value = (record?.values ?? defaults)[field.column];
    return [field.column, isText(field) ? typedOf(field, value) : (value ?? emptyValue(field))];
  });
  const parts = kind.children.map((child): [string, Value] => {
    const rows = (record?.parts ?? []).map((values) => rowOf(child.kind, values));
    return [child.column, asValue(rows)];
  });
  return Object.fromEntries([...fields, ...parts]);
}

/** A part as it stands in the form; without values a new one. */
export const rowOf = (part: Kind, values: Values = {}): Draft => ({
  ...draftOf(part, { values }, {}),
  uid: (values as { uid?: string }).uid ?? null,
});

/** As it is saved; what cannot be read is left out, and is a fault. */
export function valuesOf(kind: Kind, draft: Draft, known: Known): Values {
  return Object.fromEntries(
    formFields(kind).map((field) => {
      const value = draft[field.column] ?? null;
      return [
        field.column,
        typeof value === "string" && isText(field) ? readValue(field, value, known).value : value,
      ];
    }),
  );
}

/** The parts as they are saved. */
export const partsOf = (kind: Kind, draft: Draft, known: Known): Values[] =>
  kind.children.flatMap(({ column, kind: part }) =>
    rowsIn(draft, column).map((row) => ({
      ...valuesOf(part, row, known),
      uid: row["uid"] ?? null,
    })),
  );

/** In the order of the form, one for each field and each kind of part at most. */
export function faultsOf(
  kind: Kind,
  draft: Draft,
  known: Known,
  others: readonly Fault[],
): Fault[] {
  return [...ownFaults(kind, draft, known, others), ...partFaults(kind, draft, known)];
}

function partFaults(kind: Kind, draft: Draft, known: Known): Fault[] {
  return kind.children.flatMap(({ column, kind: part }) => {
    const faults = rowsIn(draft, column).flatMap((row, at) =>
      ownFaults(part, row, known, []).map(({ message }) => ({
        column,
        message: `${part.label}第${at + 1}行：${message}`,
      })),
    );
    return faults.slice(0, 1);
  });
}

function ownFaults(kind: Kind, draft: Draft, known: Known, others: readonly Fault[]): Fault[] {
  return formFields(kind).flatMap((field) => {
    const { column } = field;
    const value = draft[column] ?? null;
    const unread = isTyped(field) ? readValue(field, String(value ?? ""), known).fault : null;
    if (unread !== null) return [{ column, message: unread }];
    if (field.required && isEmpty(value)) return [{ column, message: missing(field) }];
    return others.filter((fault) => fault.column === column).slice(0, 1);
  });
}

const CHOSEN: readonly string[] = [
  "choice",
  "word",
  "words",
  "ref",
  "refs",
  "schoolYear",
  "term",
  "yesNo",
];
const missing = ({ kind, label }: KindField): string =>
  CHOSEN.includes(kind.type) ? `还没有选${label}。` : `还没有填${label}。`;
