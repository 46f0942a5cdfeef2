// 承担任务, 承办, 参加: the three counters in words, and what stands behind a count.
import type { ActivityRow } from "../generated/ActivityRow";
import type { Counter } from "../generated/Counter";
import type { QuotaActivity } from "../generated/QuotaActivity";
import type { Tally } from "../generated/Tally";
import { REASON_WORDS } from "../generated/words";

export { COUNTER_WORDS } from "../generated/words";

export const COUNTERS: readonly Counter[] = ["active", "host", "attend"];
/** The verb for "one more of these": 再承担1次. */
export const COUNTER_VERBS: Record<Counter, string> = {
  active: "承担",
  host: "承办",
  attend: "参加",
};

/**
 * 不计入: by its form or by hand, and for any other reason where it took place. While nobody has entered
 * who came, it lacks its sign-in, and that is said of it.
 */
export const isLeftOut = ({ counts, came, notCounted }: ActivityRow): boolean =>
  !counts || (came !== null && notCounted !== null && notCounted !== REASON_WORDS.no_sign_in);

/** A counted activity and how it came to count: 示范课，曾庆华点评. */
export interface CountedActivity {
  id: string;
  code: string;
  title: string;
  words: string;
}

/** Activities left out for the same reason, named together. */
export interface LeftOut {
  words: string;
  activities: QuotaActivity[];
}

export function countedOf(tally: Tally, activities: readonly QuotaActivity[]): CountedActivity[] {
  return tally.counted.flatMap(({ activity, how }) => {
    const known = activities[activity];
    return known ? [{ ...known, words: `${known.form}，${how}` }] : [];
  });
}

export function leftOutOf(tally: Tally, activities: readonly QuotaActivity[]): LeftOut[] {
  const byWords = new Map<string, QuotaActivity[]>();
  for (const { activity, words } of tally.notCounted) {
    const known = activities[activity];
    if (known) byWords.set(words, [...(byWords.get(words) ?? []), known]);
  }
  return [...byWords].map(([words, named]) => ({ words, activities: named }));
}
