// Names of codes: records store codes, screens show the words of the county's lists.
import type { AllWords } from "../../generated/AllWords";
import type { Word } from "../../generated/Word";
import type { WordList } from "../../generated/WordList";

export function wordsOf(all: AllWords | undefined, list: WordList): readonly Word[] {
  return all?.lists.find((each) => each.list === list)?.words ?? [];
}

/** Codes that stand in one column, as a list. */
export function codesOf(packed: string): string[] {
  return packed.split("、").filter((code) => code !== "");
}

export function namesOf(all: AllWords | undefined, list: WordList, packed: string): string {
  const words = wordsOf(all, list);
  return codesOf(packed)
    .map((code) => words.find((word) => word.code === code)?.name ?? code)
    .join("、");
}
