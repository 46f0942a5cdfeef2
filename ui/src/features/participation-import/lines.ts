// What an import would do, in words: of a line, of an activity, of the whole file.
import type { Doubt } from "../../generated/Doubt";
import type { LeftOut } from "../../generated/LeftOut";
import type { ParticipationActivity } from "../../generated/ParticipationActivity";
import type { ParticipationLine } from "../../generated/ParticipationLine";
import type { ParticipationPreview } from "../../generated/ParticipationPreview";
import type { ParticipationState } from "../../generated/ParticipationState";
import { isOpen } from "../../shared/findings";
import { isDifference, openCount } from "./questions";

/** The value that takes the file's word where the ledger says something else. */
const REPLACE = "file";

/** In the order in which they want to be looked at. */
export const STATES: readonly { state: ParticipationState; label: string }[] = [
  { state: "open", label: "要看一眼" },
  { state: "different", label: "不同" },
  { state: "added", label: "新增" },
  { state: "same", label: "相同" },
  { state: "silent", label: "不登记" },
];

/** Nothing comes of these, whether or not somebody can be entered. */
const SETTLED: readonly ParticipationState[] = ["same", "silent"];

interface Count {
  state: ParticipationState | "refused";
  label: string;
  count: number;
}

/** 要看一眼 2, 新增 12: what there is of each; 不能登记 3 where nobody can be entered. */
export function countsOf({ counts, refused }: ParticipationActivity): Count[] {
  const all = STATES.map((each): Count => ({ ...each, count: counts[each.state] }));
  const settled = all.filter(({ state }) => SETTLED.some((each) => each === state));
  const lost = sumOf(all) - sumOf(settled);
  const shown =
    refused === null
      ? all
      : [{ state: "refused" as const, label: "不能登记", count: lost }, ...settled];
  return shown.filter(({ count }) => count > 0);
}
const sumOf = (counts: readonly Count[]): number =>
  counts.reduce((sum, { count }) => sum + count, 0);

/** What must be looked at first; within a state as in the file. */
export const inOrder = (lines: readonly ParticipationLine[]): ParticipationLine[] =>
  STATES.flatMap(({ state }) => lines.filter((line) => line.state === state));

export type ById = ReadonlyMap<string, Doubt>;
export const byId = (doubts: readonly Doubt[]): ById =>
  new Map(doubts.map((doubt) => [doubt.id, doubt]));

/** The question of a line to go to: the one that is open, else the one that decided it. */
export function questionOf(line: ParticipationLine, doubts: ById): Doubt | null {
  const asked = line.asked.flatMap((id) => doubts.get(id) ?? []);
  return asked.find(isOpen) ?? asked.find(isDifference) ?? asked[0] ?? null;
}

/** The ledger's word gives way to the file's. */
const isReplaced = ({ state, asked }: ParticipationLine, doubts: ById): boolean =>
  state === "different" &&
  asked.some((id) => {
    const doubt = doubts.get(id);
    return doubt !== undefined && isDifference(doubt) && doubt.answer?.value === REPLACE;
  });

/** What stands on the person's line after the import. */
export function outcomeOf(
  line: ParticipationLine,
  { refused }: ParticipationActivity,
  doubts: ById,
): string {
  if (refused !== null && !SETTLED.includes(line.state)) return "不能登记";
  switch (line.state) {
    case "open":
      return "待定";
    case "added":
      return line.status;
    case "different":
      return isReplaced(line, doubts) ? `改为${line.status}` : `保留${line.known}`;
    case "same":
      return "不变";
    case "silent":
      return "不登记";
  }
}

export interface Totals {
  activities: number;
  added: number;
  changed: number;
  same: number;
  kept: number;
}

/** Of the activities that somebody can be entered for. */
export function totalsOf({ activities, doubts }: ParticipationPreview): Totals {
  const known = byId(doubts);
  const taken = activities.filter(({ refused }) => refused === null);
  const sum = (state: ParticipationState): number =>
    taken.reduce((all, { counts }) => all + counts[state], 0);
  const changed = taken
    .flatMap(({ lines }) => lines)
    .filter((line) => isReplaced(line, known)).length;
  return {
    activities: activities.length,
    added: sum("added"),
    changed,
    same: sum("same"),
    kept: sum("different") - changed,
  };
}

/** 4次活动：新增12人次，变更1人次，相同20人次，不同的2人次保留已登记的 */
export function factsOf(preview: ParticipationPreview): string {
  const { activities, added, changed, same, kept } = totalsOf(preview);
  if (activities === 0) return "没有对上台账里的活动";
  const parts = [
    ...(added > 0 ? [`新增${added}人次`] : []),
    ...(changed > 0 ? [`变更${changed}人次`] : []),
    ...(same > 0 ? [`相同${same}人次`] : []),
    ...(kept > 0 ? [`不同的${kept}人次保留已登记的`] : []),
  ];
  return [`${activities}次活动`, parts.join("，")].filter(Boolean).join("：");
}

/** Neither is anything asked, nor would anything be entered: there is nothing to lose. */
export function isIdle(preview: ParticipationPreview): boolean {
  const { added, changed } = totalsOf(preview);
  return openCount(preview.doubts) === 0 && added + changed === 0;
}

/** 定好4处后导入 · 导入13人次签到 */
export function applyWords(preview: ParticipationPreview): { words: string; ready: boolean } {
  const open = openCount(preview.doubts);
  if (open > 0) return { words: `定好${open}处后导入`, ready: false };
  if (isIdle(preview)) return { words: "没有要导入的签到", ready: false };
  const { added, changed } = totalsOf(preview);
  return { words: `导入${added + changed}人次签到`, ready: true };
}

/** The activity that an entry stands for because nothing can be entered for it. */
export const refusedOf = (
  { place }: LeftOut,
  activities: readonly ParticipationActivity[],
): ParticipationActivity | null =>
  activities.find(({ refused, code, title }) => refused !== null && place === `${code} ${title}`) ??
  null;

/** 12人 · 3格: what is lost with it; empty for totals and notes. */
export function lossOf({ kind, count, takeIn }: LeftOut): string {
  if (count === 0) return "";
  return `${count}${kind === "column" && takeIn !== "activity" ? "格" : "人"}`;
}
