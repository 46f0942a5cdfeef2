// What of a community's standing concerns one school: its line of the table, and the proof and sheets
// of the activities it hosts.
import type { ActivityRow } from "../../generated/ActivityRow";
import type { EvidenceGap } from "../../generated/EvidenceGap";
import type { OutstandingSheet } from "../../generated/OutstandingSheet";
import type { QuotaTable } from "../../generated/QuotaTable";

export interface Standing {
  table: QuotaTable | undefined;
  gaps: readonly EvidenceGap[];
  sheets: readonly OutstandingSheet[];
  rows: readonly ActivityRow[];
}

export type Extent = "own" | "all";
export const EXTENTS: readonly { value: Extent; label: string }[] = [
  { value: "own", label: "本校" },
  { value: "all", label: "各校" },
];

/** All of it where no school is named. */
export function partOf(school: string | null, all: Standing): Standing {
  if (school === null) return all;
  const rows = all.rows.filter(({ hosts }) =>
    hosts.some(({ organization }) => organization === school),
  );
  const hosted = new Set<string>(rows.map(({ id }) => id));
  const mine = ({ activity }: EvidenceGap): boolean => hosted.has(activity);
  /** Of every year, as the list of them. */
  const own = ({ hosts }: OutstandingSheet): boolean => hosts.some((host) => host === school);
  const table = all.table && {
    ...all.table,
    rows: all.table.rows.filter(({ organization }) => organization === school),
  };
  return { table, rows, gaps: all.gaps.filter(mine), sheets: all.sheets.filter(own) };
}
