// Questions about a file one after the other, and what can be answered to one.
import type { Doubt } from "../../generated/Doubt";
import type { DoubtKind } from "../../generated/DoubtKind";
import { isOpen } from "../../shared/findings";
import type { Option } from "../../text/words";

/** Whether the ledger's word or the file's stands: answered from the start, by the ledger's. */
export const isDifference = ({ id }: Doubt): boolean => id.startsWith("不同/");

/** One answer to all whom the roster does not have: it counts as no question of its own. */
const FOR_ALL = "人员/名册里没有的所有人";
/** The first choice where the roster has nobody of the name. */
const GUEST = "guest";

const isUnknown = ({ id, choices }: Doubt): boolean =>
  id.startsWith("人员/") && id !== FOR_ALL && choices[0]?.value === GUEST;

export interface QuestionGroup {
  name: "asked" | "unknown" | "differing";
  doubts: Doubt[];
}

/** As they stand on the page: what must be said first; folded below it whom one answer is to settle, and where
 * ledger and file differ. */
export function questionGroups(doubts: readonly Doubt[]): QuestionGroup[] {
  const together = doubts.some(({ id }) => id === FOR_ALL);
  const nameOf = (doubt: Doubt): QuestionGroup["name"] => {
    if (isDifference(doubt)) return "differing";
    return together && isUnknown(doubt) ? "unknown" : "asked";
  };
  const names = ["asked", "unknown", "differing"] as const;
  return names
    .map((name) => ({ name, doubts: doubts.filter((doubt) => nameOf(doubt) === name) }))
    .filter((group) => group.doubts.length > 0);
}

/** 300人不在名册里，还有2人没有定 · 3处已登记的和名单不一样 */
export function groupWords({ name, doubts }: QuestionGroup): string {
  const count = doubts.length;
  if (name === "asked") return "要定的";
  if (name === "differing") return `${count}处已登记的和名单不一样，不改就保留已登记的`;
  const open = doubts.filter(isOpen).length;
  return `${count}人不在名册里，可以逐个定${open > 0 ? `，还有${open}人没有定` : ""}`;
}

/** What must be said, whether or not it was. */
export const askedOf = (doubts: readonly Doubt[]): Doubt[] =>
  doubts.filter((doubt) => doubt.id !== FOR_ALL && !isDifference(doubt));

/** Questions that hold the import up. */
export const openCount = (doubts: readonly Doubt[]): number =>
  doubts.filter((doubt) => isOpen(doubt) && doubt.id !== FOR_ALL).length;

/** Where Enter goes: the next open question below, then from the top again. */
export function nextOpen(doubts: readonly Doubt[], from: string | null): string | null {
  const all = questionGroups(doubts).flatMap((group) => group.doubts);
  const at = all.findIndex(({ id }) => id === from) + 1;
  return [...all.slice(at), ...all.slice(0, at)].find(isOpen)?.id ?? null;
}

/** Something else than the choices at hand, by what the question allows. */
export const OTHER: Partial<Record<DoubtKind, string>> = {
  activity: "台账里的另一次活动",
  person: "名册里的另一个人",
  school: "名册里的另一所学校",
};
/** The value of that radio; no choice has it. */
export const OTHER_VALUE = "?";

/** What is marked when a question comes up: the answer given. Nothing is answered by looking at it. */
export function marked({ kind, choices, answer }: Doubt): {
  chosen: string | null;
  other: string | null;
} {
  if (answer === null) return { chosen: null, other: null };
  if (choices.some(({ value }) => value === answer.value) || !(kind in OTHER))
    return { chosen: answer.value, other: null };
  return { chosen: OTHER_VALUE, other: answer.value };
}

/** The answer in force in words; empty while there is none. */
export function answerWords({ answer, choices }: Doubt, others: readonly Option[]): string {
  if (answer === null) return "";
  const all = [...choices, ...others];
  return all.find(({ value }) => value === answer.value)?.label ?? answer.label;
}

/** 名册里石桥中心小学那一天没有曾国华：工作表“数学教师”第12行F列 */
export const whyAsked = ({ reason, samples }: Doubt): string =>
  samples.length > 0 ? `${reason}：${samples.join("、")}` : reason;
