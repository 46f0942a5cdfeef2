// What an import asks about a file and what it leaves out: the same for every kind of list.
import type { Doubt } from "../generated/Doubt";
import type { LeftOut } from "../generated/LeftOut";

/** Nothing is imported before it is answered. */
export const isOpen = ({ answer }: Doubt): boolean => answer === null;

/** What must be said before anything is imported stands first. */
export const openFirst = (doubts: readonly Doubt[]): Doubt[] => [
  ...doubts.filter(isOpen),
  ...doubts.filter((doubt) => !isOpen(doubt)),
];

/** Records among what is not imported. */
export const lostOf = (leftOut: readonly LeftOut[]): number =>
  leftOut.reduce((sum, { count }) => sum + count, 0);

/** 其中3人、1列 · 都不是人员 · 没有遗漏: what stays behind of the list, beside its totals and notes. */
export function lossOf(leftOut: readonly LeftOut[], unit: string, records: string): string {
  const lost = lostOf(leftOut);
  const columns = leftOut.filter(({ kind }) => kind === "column").length;
  const parts = [...(lost > 0 ? [`${lost}${unit}`] : []), ...(columns > 0 ? [`${columns}列`] : [])];
  if (parts.length > 0) return `其中${parts.join("、")}`;
  return leftOut.length === 0 ? "没有遗漏" : `都不是${records}`;
}

/** 3, or 2—3 for headings of two lines. */
export const headRows = (from: number | null, to: number | null): string =>
  from === to || from === null ? `${to}` : `${from}—${to}`;
