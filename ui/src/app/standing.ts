// Which community and school year the screens begin with, and how communities are offered.
import type { Duty } from "../generated/Duty";
import type { MyCommunity } from "../generated/MyCommunity";
import type { YearChoice } from "../generated/YearChoice";
import { LED, type ScopeCommunity } from "../shared/scope";

/** A lead school sees its own community, a member the first it belongs to, the office the county. */
export function firstCommunity(known: readonly MyCommunity[], duty: Duty | null): string | null {
  if (duty === "office") return null;
  const own = known.find(({ led }) => led) ?? known.find(({ mine }) => mine);
  return own?.uid ?? (known.length === 1 ? (known[0]?.uid ?? null) : null);
}

/**
 * The one to stand in by now: the one that is shown, else whichever is one's own, as soon as there is
 * one. `whole`: somebody chose 全县.
 */
export function standingCommunity(
  shown: { community: string | null; whole: boolean },
  known: readonly MyCommunity[],
  duty: Duty | null,
): string | null {
  if (shown.whole) return null;
  const still = known.find(({ uid }) => uid === shown.community);
  return still?.uid ?? firstCommunity(known, duty);
}

export function orderedCommunities(known: readonly MyCommunity[]): ScopeCommunity[] {
  return known.map(({ uid, name, roleName, led, mine }) => ({
    id: uid,
    name,
    role: led ? LED : mine ? (roleName ?? "") : "",
    mine,
  }));
}

/** This year, unless it is empty and an earlier one is not: an old ledger opens on what it holds. */
export function openingYear(years: readonly YearChoice[], current: number): number {
  const held = years.filter((year) => year.records && year.schoolYear <= current);
  return held.length > 0 ? Math.max(...held.map((year) => year.schoolYear)) : current;
}
