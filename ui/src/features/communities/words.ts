// Choices of the communities' fields, out of the county's word lists and the roster.
import type { OrganizationRow } from "../../generated/OrganizationRow";
import { LEAD_MODE_WORDS } from "../../generated/words";
import { schoolYearName } from "../../shared/dates";
import { optionsOf, type Option } from "../../text/words";

export const LEAD_MODES = optionsOf(LEAD_MODE_WORDS);

export function organizationOptions(rows: readonly OrganizationRow[]): Option<string>[] {
  return rows.map(({ uid, name }) => ({ value: uid, label: name }));
}

/** School years around the one on screen. */
export function yearOptions(around: number): Option<number>[] {
  return Array.from({ length: 12 }, (_, n) => around - 6 + n).map((year) => ({
    value: year,
    label: schoolYearName(year),
  }));
}

/**
 * Role that joining schools begin with: the first school of a community leads it, several at once are
 * members.
 */
export function presetRole(members: number, joining: number): string {
  return members === 0 && joining < 2 ? "lead" : "member";
}
