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

/** By column. Numbers and months stand as they are typed, until they are read for saving. */
export type Draft = Record<string, Value>;

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

export function draftOf(kind: Kind, record: Pick<Shown, "values"> | null, defaults: Values): Draft {
  return Object.fromEntries(
    formFields(kind).map((field) => {
      const value = (record?.values ?? defaults)[field.column];
      return [field.column, isText(field) ? typedOf(field, value) : (value ?? emptyValue(field))];
    }),
  );
}

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

/** In the order of the form, one for each field at most. */
export function faultsOf(
  kind: Kind,
  draft: Draft,
  known: Known,
  others: readonly Fault[],
): Fault[] {
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
