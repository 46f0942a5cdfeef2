// Words of the county's editable lists, as choices of a field.
import type { AllWords } from "../generated/AllWords";
import type { WordList } from "../generated/WordList";

export interface Option<Value extends string | number = string> {
  value: Value;
  label: string;
}

/** A closed list as choices of a field, in its order. */
export const optionsOf = <Value extends string>(
  words: Readonly<Record<Value, string>>,
): readonly Option<Value>[] =>
  Object.entries<string>(words).map(([value, label]) => ({ value: value as Value, label }));

/** Words on offer; those in use stay on the list when they are no longer offered. */
export function wordOptions(
  all: AllWords | undefined,
  list: WordList | "form",
  inUse: readonly (string | null)[] = [],
): Option[] {
  const listed = all?.lists.find((each) => each.list === list)?.words ?? [];
  const words = list === "form" ? (all?.forms ?? []) : listed;
  return words
    .filter(({ enabled, code }) => enabled || inUse.includes(code))
    .map(({ code, name }) => ({ value: code, label: name }));
}
