// Records of a plain kind between the core's commands and the list and form that show any kind.
import type { CommandName, RequestOf, ResponseOf } from "../../platform/call";
import { fullDay } from "../../shared/dates";
import { FILES, isSeveral, type Kind, type KindField } from "../../shared/records/kind";
import type { Shown, Values } from "../../shared/records/kind";
import type { PlainKind } from "./kinds";

/** One of the commands that every plain kind has. All have the types of the first. */
export const command = <Verb extends "list" | "page" | "save" | "add" | "remove" | "many">(
  kind: PlainKind,
  verb: Verb,
) => `${kind}_${verb}` as `award_${Verb}`;

export type ListedRecord = ResponseOf<"award_list">[number];
export type SavedRecord = RequestOf<"award_save">;
export type ListCommand = Extract<CommandName, "award_list">;

/** A line of a list, by field: what stands in the record, and the words for it. */
export function shownOf(kind: Kind, { record, title, words, parts, files }: ListedRecord): Shown {
  const values: Values = { ...(record as object), [FILES]: files };
  const worded = Object.fromEntries(
    kind.fields.map((field, at) => [field.column, inWords(field, words[at] ?? "")]),
  );
  for (const { column, kind: part } of kind.children) {
    values[column] = parts.map((each) => keyOf(part, each.record as object, each.title));
    worded[column] = parts.map((each) => each.title);
  }
  return {
    uid: record.uid,
    title,
    values,
    words: { ...worded, [FILES]: String(files) },
    parts: parts.map((each) => ({ ...each.record })),
  };
}

function inWords(field: KindField, text: string): string | readonly string[] {
  if (isSeveral(field)) return text.split("、").filter(Boolean);
  return field.kind.type === "day" && text ? fullDay(text) : text;
}

/** What tells a part from others of its name: whom it stands for, where it names a record. */
function keyOf(part: Kind, values: Values, title: string): string {
  const named = part.fields.find(({ kind }) => kind.type === "ref")?.column;
  return String(values[named ?? ""] ?? title);
}

/** As a form saves it. */
export function saved(uid: string | null, values: Values, parts: readonly Values[]): SavedRecord {
  return { record: { ...values, uid }, parts } as unknown as SavedRecord;
}

/** These fields of several records, as they become. */
export const changed = (records: string[], fields: Values): RequestOf<"award_many"> =>
  ({
    records,
    change: { what: "set", fields: { ...fields, uid: null } },
  }) as unknown as RequestOf<"award_many">;

/** Tables whose records the fields of a kind and of its parts name. */
export function tablesOf(kind: Kind): string[] {
  const fields = [kind, ...kind.children.map((child) => child.kind)].flatMap((each) => each.fields);
  return [
    ...new Set(
      fields.flatMap(({ kind }) =>
        kind.type === "ref" || kind.type === "refs" ? [kind.table] : [],
      ),
    ),
  ];
}
