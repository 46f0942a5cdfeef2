// The register of activities: what narrows it, and how its rows are grouped and worded.
import type { LocationQuery } from "vue-router";
import type { ActivityFilter } from "../../generated/ActivityFilter";
import type { ActivityList } from "../../generated/ActivityList";
import type { ActivityRow } from "../../generated/ActivityRow";
import type { ActivityState } from "../../generated/ActivityState";
import type { EvidenceFilter } from "../../generated/EvidenceFilter";
import type { ListTotals } from "../../generated/ListTotals";
import type { TermNumber } from "../../generated/TermNumber";
import { ACTIVITY_STATE_WORDS } from "../../generated/words";
import { monthDay } from "../../shared/dates";
import type { Verdict } from "../../shared/verdict";
import { optionsOf } from "../../text/words";

export interface Narrowing {
  text: string;
  term: TermNumber | null;
  form: string | null;
  subject: string | null;
  school: string | null;
  /** 本校承办 */
  host: string | null;
  state: ActivityState | null;
  evidence: EvidenceFilter | null;
  /** 待补录签到 */
  toSignIn: boolean;
  /** 待登记: the day has passed, and nobody has said whether it took place. */
  overdue: boolean;
  /** 学年计划内 */
  inPlan: boolean;
}

export const NO_NARROWING: Narrowing = {
  text: "",
  term: null,
  form: null,
  subject: null,
  school: null,
  host: null,
  state: null,
  evidence: null,
  toSignIn: false,
  overdue: false,
  inPlan: false,
};

export const isNarrowed = (narrowing: Narrowing): boolean =>
  JSON.stringify(narrowing) !== JSON.stringify(NO_NARROWING);

export const STATES = optionsOf(ACTIVITY_STATE_WORDS);

/** What an address may name: 只看有缺的, 补录签到 and 待登记, 计划进度, whose, and nothing but all. */
export const ASKED = ["evidence", "todo", "plan", "host", "all"] as const;

/** Whether the address names what to look at, rather than the register alone. */
export const asksFor = (query: LocationQuery): boolean =>
  ASKED.some((name) => query[name] !== undefined);

/**
 * What another screen asked for, and nothing but that: its number is the number of rows. Otherwise the
 * activities of `school` come first.
 */
export function narrowingOf(query: LocationQuery, school: string | null): Narrowing {
  if (!asksFor(query)) return { ...NO_NARROWING, school };
  const { host } = query;
  return {
    ...NO_NARROWING,
    host: typeof host === "string" ? host : null,
    evidence: query["evidence"] === "missing" ? "missing" : null,
    toSignIn: query["todo"] === "sign-in",
    overdue: query["todo"] === "register",
    inPlan: query["plan"] !== undefined,
  };
}

/** The looks of one press beside the filters; one at a time. */
export type Look = Pick<Narrowing, "state" | "evidence" | "toSignIn" | "overdue">;
const NO_LOOK: Look = { state: null, evidence: null, toSignIn: false, overdue: false };
export const LOOKS = {
  toSignIn: { ...NO_LOOK, toSignIn: true },
  lacking: { ...NO_LOOK, evidence: "missing" },
  toArchive: { ...NO_LOOK, state: "complete" },
  overdue: { ...NO_LOOK, overdue: true },
} as const satisfies Record<string, Look>;

export const looksAt = (narrowing: Narrowing, look: Look): boolean =>
  narrowing.state === look.state &&
  narrowing.evidence === look.evidence &&
  narrowing.toSignIn === look.toSignIn &&
  narrowing.overdue === look.overdue;

/** The look, or away from it where it is looked at already. */
export const lookOr = (narrowing: Narrowing, look: Look): Look =>
  looksAt(narrowing, look) ? NO_LOOK : look;

export function filterOf(
  narrowing: Narrowing,
  scope: { community: string | null; schoolYear: number },
): ActivityFilter {
  return {
    ...narrowing,
    community: scope.community,
    schoolYear: scope.schoolYear,
    text: narrowing.text.trim() || null,
  };
}

/** A heading of the table, or one of its rows. */
export type TableRow =
  | { kind: "group"; key: string; totals: ListTotals }
  | { kind: "activity"; key: string; row: ActivityRow };

/** Rows under their terms, the terms in their order. */
export function tableRows(list: ActivityList): TableRow[] {
  const groups = new Map<string | null, ActivityRow[]>();
  for (const row of list.rows) {
    const group = groups.get(row.term);
    if (group) group.push(row);
    else groups.set(row.term, [row]);
  }
  return list.terms.flatMap((totals): TableRow[] => {
    const rows = groups.get(totals.term) ?? [];
    if (rows.length === 0) return [];
    return [
      { kind: "group", key: `term/${totals.term ?? ""}`, totals },
      ...rows.map((row): TableRow => ({ kind: "activity", key: row.id, row })),
    ];
  });
}

/** 8项，计入6次，计划中2项 */
export function totalsWords({ activities, planned, counted }: ListTotals): string {
  const words = [`${activities}项`];
  if (counted > 0) words.push(`计入${counted}次`);
  if (planned > 0) words.push(`计划中${planned}项`);
  return words.join("，");
}

/** 11月8日 · 4月 · 待定 */
export function whenOf({
  day,
  lastDay,
  month,
}: Pick<ActivityRow, "day" | "lastDay" | "month">): string {
  if (day !== null)
    return lastDay && lastDay !== day ? `${monthDay(day)}—${monthDay(lastDay)}` : monthDay(day);
  return month === null ? "待定" : `${Number(month.slice(5))}月`;
}

/** 齐全, 缺照片, 缺照片等3类; `all` names each that is missing. */
export function evidenceMark(
  row: ActivityRow,
): { verdict: Verdict; word: string; all: string } | null {
  if (row.evidence === null) return null;
  if (row.evidence.complete) return { verdict: "met", word: "齐全", all: "齐全" };
  const names = row.evidence.missing.map(({ name }) => name);
  const [first = "佐证", ...others] = names;
  const word = others.length > 0 ? `缺${first}等${names.length}类` : `缺${first}`;
  return { verdict: "unmet", word, all: `缺${names.join("、")}` };
}

export const hostsOf = ({ hosts }: ActivityRow): string => hosts.map(({ name }) => name).join("、");
