// 全部到会，以下人员除外: what the box knows while names are being typed, free of drawing and of calls.
import type { AbsenceKind } from "../../generated/AbsenceKind";
import type { Presence } from "../../generated/Presence";
import type { SheetLine } from "../../generated/SheetLine";
import type { SignInException } from "../../generated/SignInException";
import type { SignInSheet } from "../../generated/SignInSheet";
import { ABSENCE_KIND_WORDS, PRESENCE_WORDS } from "../../generated/words";
import { named } from "../../text/named";
import { optionsOf } from "../../text/words";

/** Someone who did not simply come. */
export interface Exception {
  person: string;
  name: string;
  status: Presence;
  absence: AbsenceKind | null;
}

/** The reason keys of the box, in their order: 1 公出 … 6 支教在外. */
export const REASONS: readonly { kind: AbsenceKind; label: string }[] = optionsOf(
  ABSENCE_KIND_WORDS,
).map(({ value, label }) => ({ kind: value, label }));

/** Whether it counts as coming. */
export const came = (status: Presence): boolean => status !== "leave" && status !== "absent";

/** What stands beside the box and in it. `entered`: what it holds stands on the sheet already. */
export function boxWords(
  entered: boolean,
  exceptions: number,
): { strong: string; rest: string; hint: string } {
  const hint = entered ? "要更改，输入姓名" : "姓名或拼音首字母，如 xmf";
  return {
    strong: entered ? "已登记，" : "全部到会，",
    rest: entered && exceptions === 0 ? "全部到会" : "以下人员除外",
    hint: exceptions > 0 ? "" : hint,
  };
}

/** A person as the box finds people. */
export interface Findable {
  person: string;
  name: string;
  pinyin: string;
  initials: string;
}

/** How well somebody answers to what was typed: 0 best; `null` not at all. */
export function matchRank(who: Findable, typed: string): number | null {
  const text = typed.trim().normalize("NFKC").toLowerCase();
  if (text === "") return null;
  // A name of an older ledger may hold characters that only look like the ordinary ones.
  const name = who.name.normalize("NFKC");
  if (name.startsWith(text)) return 0;
  if (who.initials.startsWith(text)) return 1;
  const joined = who.pinyin.replaceAll(" ", "");
  if (joined.startsWith(text.replaceAll(" ", ""))) return 2;
  if (name.includes(text)) return 3;
  if (who.initials.includes(text)) return 4;
  return syllablesMatch(who.pinyin.split(" "), text.replaceAll(" ", "")) ? 5 : null;
}

/** xumf, xmeif: every syllable begun, one after the other. */
function syllablesMatch(syllables: readonly string[], text: string): boolean {
  if (text === "") return true;
  const [first, ...rest] = syllables;
  if (first === undefined) return false;
  for (let length = Math.min(first.length, text.length); length > 0; length -= 1) {
    if (first.startsWith(text.slice(0, length)) && syllablesMatch(rest, text.slice(length)))
      return true;
  }
  return false;
}

export function findPeople<Who extends Findable>(
  people: readonly Who[],
  typed: string,
  limit = 8,
): Who[] {
  return people
    .flatMap((who, at) => {
      const rank = matchRank(who, typed);
      return rank === null ? [] : [{ who, rank, at }];
    })
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .slice(0, limit)
    .map(({ who }) => who);
}

/** The initials that were typed, marked in the reading: [["x", "u "], ["m", "ei "]]. */
export function markedReading(pinyin: string, typed: string): { hit: string; rest: string }[] {
  const text = typed.trim().toLowerCase();
  return pinyin.split(" ").map((syllable, at) => {
    const hit = text[at] !== undefined && syllable.startsWith(text[at]) ? 1 : 0;
    return { hit: syllable.slice(0, hit), rest: syllable.slice(hit) };
  });
}

export function addException(list: readonly Exception[], added: Exception): Exception[] {
  return [...list.filter(({ person }) => person !== added.person), added];
}

export function dropException(list: readonly Exception[], person: string): Exception[] {
  return list.filter((each) => each.person !== person);
}

/** What a sheet that was entered before would be in the box. */
export function exceptionsOf(sheet: SignInSheet): Exception[] {
  return linesOf(sheet).flatMap((line) => {
    const { person, status, absence, expected } = line;
    if (!expected || person === null || status === null) return [];
    const simply = status === "present" || status === "online";
    return simply ? [] : [{ person, name: named(line), status, absence }];
  });
}

/** The exceptions by person, each as a word of its own: two pages may differ in one and agree in others. */
export type ExceptionCodes = Record<string, string | null>;

export function codesOf(list: readonly Exception[]): ExceptionCodes {
  return Object.fromEntries(
    list.map(({ person, status, absence }) => [person, `${status}/${absence ?? ""}`]),
  );
}

/** In the order in which they were typed. */
export function exceptionsOfCodes(codes: ExceptionCodes, lines: readonly SheetLine[]): Exception[] {
  return Object.entries(codes).flatMap(([person, code]) => {
    const line = lines.find((each) => each.person === person);
    return code && line ? [{ person, name: named(line), ...decoded(code) }] : [];
  });
}

function decoded(code: string): Pick<Exception, "status" | "absence"> {
  const [status, absence] = code.split("/");
  return { status: status as Presence, absence: (absence || null) as AbsenceKind | null };
}

export const exceptionCodeWord = (_: string, code: unknown): string =>
  typeof code === "string" && code !== "" ? exceptionWord(decoded(code)) : "到会";

export function linesOf(sheet: SignInSheet): SheetLine[] {
  return sheet.groups.flatMap(({ lines }) => lines);
}

export function toRequest(list: readonly Exception[]): SignInException[] {
  return list.map(({ person, status, absence }) => ({ person, status, absence }));
}

/** 公出 · 未到 · 迟到 */
export function exceptionWord({ status, absence }: Pick<Exception, "status" | "absence">): string {
  return REASONS.find(({ kind }) => kind === absence)?.label ?? PRESENCE_WORDS[status];
}

/** Space: to 到会, and from there back to 未登记. */
export function toggled(line: SheetLine, online: boolean): Presence | null {
  const came = line.status === "present" || line.status === "online";
  if (came) return null;
  return online ? "online" : "present";
}
