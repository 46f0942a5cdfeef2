// Choices of the communities' fields, out of the county's word lists and the roster.
import type { LeadMode } from "../../generated/LeadMode";
import type { OrganizationRow } from "../../generated/OrganizationRow";
import { schoolYearName } from "../../shared/dates";
import type { Option } from "../../text/words";

export const LEAD_MODES: readonly Option<LeadMode>[] = [
  { value: "fixed", label: "固定领衔" },
  { value: "rotating", label: "轮值领衔" },
];

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
