// Records and words that the fields of a kind can be filled with.
import { computed, reactive, type ComputedRef } from "vue";
import { useQuery } from "../../platform/query";
import type { WordList } from "../../generated/WordList";
import type { Kind, KindField } from "../../shared/records/kind";
import type { Known, Option } from "../../shared/records/values";
import { useScope } from "../../shared/scope";
import { wordOptions } from "../../text/words";
import { tablesOf } from "./records";

/** What is known to read cells and to offer choices, kept fresh. */
export function useChoices(kind: Kind): Known & { refs: Readonly<Record<string, Option[]>> } {
  const scope = useScope();
  const { data: words } = useQuery("vocabulary_all", () => null);
  const { data: records } = useQuery("record_choices", () => tablesOf(kind));
  const refs: ComputedRef<Record<string, Option[]>> = computed(() =>
    Object.fromEntries(
      (records.value ?? []).map(({ table, choices }) => [
        table,
        choices.map(({ uid, title, note }) => ({
          value: uid,
          label: title,
          ...(note === null ? {} : { note }),
        })),
      ]),
    ),
  );
  function optionsOf({ kind: { type, ...more } }: KindField): readonly Option[] {
    if (type === "choice" && "words" in more)
      return more.words.map(({ code, label }) => ({ value: code, label }));
    if ("table" in more) return refs.value[more.table] ?? [];
    if ("list" in more) return wordOptions(words.value, more.list as WordList, []);
    return [];
  }
  return reactive({
    refs,
    optionsOf,
    schoolYear: computed(() => scope.schoolYear),
  });
}
