// Whose sign-in sheet is most likely wanted: the next to come, else the last that took place.
import type { ActivityRow } from "../../generated/ActivityRow";

const OUT: readonly ActivityRow["state"][] = ["cancelled", "postponed"];

export function nextToPrint(rows: readonly ActivityRow[], today: string): string | null {
  const dated = rows
    .filter((row) => row.day !== null && !OUT.includes(row.state))
    .sort((a, b) => (a.day ?? "").localeCompare(b.day ?? ""));
  const coming = dated.find((row) => (row.day ?? "") >= today && row.came === null);
  return (coming ?? dated.filter((row) => (row.day ?? "") <= today).at(-1) ?? dated[0])?.id ?? null;
}
