// Choices of the communities' fields, out of the county's word lists and the roster.
import type { AllWords } from "../../generated/AllWords";
import type { LeadMode } from "../../generated/LeadMode";
import type { OrganizationRow } from "../../generated/OrganizationRow";
import type { WordList } from "../../generated/WordList";
import { schoolYearName } from "../../shared/dates";

export interface Option<Value extends string | number> {
  value: Value;
  label: string;
}

export const LEAD_MODES: readonly Option<LeadMode>[] = [
  { value: "fixed", label: "固定领衔" },
  { value: "rotating", label: "轮值领衔" },
];

/** Words on offer; the one in use stays on the list when it is no longer offered. */
export function wordOptions(
  all: AllWords | undefined,
  list: WordList,
  inUse?: string | null,
): Option<string>[] {
  const words = all?.lists.find((each) => each.list === list)?.words ?? [];
  return words
    .filter(({ enabled, code }) => enabled || code === inUse)
    .map(({ code, name }) => ({ value: code, label: name }));
}

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
