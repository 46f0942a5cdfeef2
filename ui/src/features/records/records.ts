// Records of a plain kind between the core's commands and the list and form that show any kind.
import type { CommandName, RequestOf, ResponseOf } from "../../platform/call";
import type { Kind, KindField, Shown, Values } from "../../shared/records/kind";
import { isSeveral } from "../../shared/records/kind";
import type { PlainKind } from "./kinds";

/** One of the commands that every plain kind has. All have the types of the first. */
export const command = <Verb extends "list" | "page" | "save" | "add" | "remove" | "many">(
  kind: PlainKind,
  verb: Verb,
) => `${kind}_${verb}` as `award_${Verb}`;

export type ListedRecord = ResponseOf<"award_list">[number];
export type SavedRecord = RequestOf<"award_save">;
export type ListCommand = Extract<CommandName, "award_list">;

interface InWords {
  record: object;
  title: string;
  words: readonly (string | null)[];
}

/** What stands in a record, by field, with its words. */
export function shownOf(kind: Kind, { record, title, words }: InWords): Shown {
  const values = record as Values & { uid: string };
  const worded = (field: KindField, text: string | null): string | readonly string[] => {
    if (text === null) return isSeveral(field) ? [] : "";
    return isSeveral(field) ? text.split("、") : text;
  };
  return {
    uid: values.uid,
    title,
    values,
    words: Object.fromEntries(
      kind.fields.map((field, at) => [field.column, worded(field, words[at] ?? null)]),
    ),
  };
}

/** As a form saves it. */
export function saved(uid: string | null, values: Values, parts: readonly Values[]): SavedRecord {
  return { record: { ...values, uid }, parts } as unknown as SavedRecord;
}

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
