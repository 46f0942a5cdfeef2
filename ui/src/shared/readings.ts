// Choices of a list are found as Ctrl+K finds records: by part of the Chinese, by pinyin, by initials, or
// by a mixture of them. The core tells how each character can be read.
import { shallowRef } from "vue";
import { call } from "../platform/call";

/** For each character of a text the syllables it can be read as; none where nobody types it. */
export type Reading = readonly (readonly string[])[];

const known = new Map<string, Reading>();
/** How often something was learned: what was searched before is then searched again. */
const learned = shallowRef(0);

/** Asks for the readings of the texts that are new. Until they are there, only the Chinese is found. */
export async function learnReadings(texts: readonly string[]): Promise<void> {
  const unknown = [...new Set(texts)].filter((text) => !known.has(text));
  if (unknown.length === 0) return;
  const told = await call("text_readings", unknown);
  unknown.forEach((text, at) =>
    known.set(
      text,
      (told[at] ?? []).map((syllables) => syllables.split(" ").filter(Boolean)),
    ),
  );
  learned.value += 1;
}

/** Whether a text is found by what was typed. Nothing typed finds everything. */
export function isFound(text: string, typed: string): boolean {
  return learned.value >= 0 && matches(text, known.get(text) ?? [], typed);
}

export function matches(text: string, reading: Reading, typed: string): boolean {
  const wanted = typed.normalize("NFKC").toLowerCase().replace(/\s/gu, "");
  // A text of an older ledger may hold characters that only look like the ordinary ones.
  const characters = [...text.toLowerCase()].map((character) => character.normalize("NFKC"));
  const eat = (place: number, left: string): boolean => {
    if (left === "") return true;
    const character = characters[place];
    if (character === undefined) return false;
    if (left.startsWith(character) && eat(place + 1, left.slice(character.length))) return true;
    if (/[^\p{L}\p{N}]/u.test(character)) return eat(place + 1, left);
    return (reading[place] ?? []).some((syllable) =>
      bites(syllable, left).some((bite) => eat(place + 1, left.slice(bite))),
    );
  };
  return wanted === "" || characters.some((_, start) => eat(start, wanted));
}

/** How many typed letters a syllable may take: all of itself, its beginning where the typing ends, zh, ch
 * and sh, or its first letter. */
function bites(syllable: string, left: string): number[] {
  let common = 0;
  while (common < syllable.length && syllable[common] === left[common]) common += 1;
  if (common === 0) return [];
  const whole = common === syllable.length || common === left.length;
  const double = syllable[1] === "h" && common >= 2;
  return [...(whole ? [common] : []), ...(double ? [2] : []), 1];
}
