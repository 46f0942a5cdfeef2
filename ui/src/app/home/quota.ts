// The quota table as it is drawn: one line a school with both terms, and the sentence that leads the
// screen. Counting itself is the core's.
import type { QuotaRow } from "../../generated/QuotaRow";
import type { QuotaTable } from "../../generated/QuotaTable";
import type { TermNumber } from "../../generated/TermNumber";
import { monthDay, termName } from "../../shared/dates";
import type { Verdict } from "../../shared/verdict";
import { COUNTER_VERBS } from "../../text/counters";

export const TERMS: readonly TermNumber[] = ["1", "2"];

const MARKS: Record<QuotaRow["verdict"], Verdict> = {
  met: "met",
  unmet: "unmet",
  undecided: "open",
  exempt: "na",
  not_begun: "todo",
};

/** Teaching days before the last one, twelve weeks: until then what is short is still to be planned. */
const EARLY_DAYS = 60;

/**
 * Short, as every school is when a term begins, with most of the term to come: said without red, which is
 * for what is owed.
 */
export const isEarly = ({ verdict, latest, daysLeft }: QuotaRow): boolean =>
  verdict === "unmet" && latest !== null && daysLeft > EARLY_DAYS;

export const markOf = (row: QuotaRow): Verdict => (isEarly(row) ? "todo" : MARKS[row.verdict]);

/** A school of a community: a term is missing where the school was no member. */
export interface SchoolLine {
  key: string;
  school: string;
  lead: boolean;
  terms: Partial<Record<TermNumber, QuotaRow>>;
}

export interface CommunityGroup {
  id: string;
  name: string;
  lines: SchoolLine[];
}

export function groupsOf(table: QuotaTable): CommunityGroup[] {
  return table.communities.map(({ community, name }) => {
    const lines = new Map<string, SchoolLine>();
    for (const row of table.rows) {
      if (row.community !== community) continue;
      const line = lines.get(row.organization) ?? {
        key: `${community}/${row.organization}`,
        school: row.school,
        lead: row.lead,
        terms: {},
      };
      line.terms[row.term] = row;
      lines.set(row.organization, line);
    }
    return { id: community, name, lines: [...lines.values()] };
  });
}

/** 达标, 差1次, 未开始: says how much where something is owed. */
export function verdictWord(row: QuotaRow): string {
  switch (row.verdict) {
    case "met":
      return "达标";
    case "unmet":
      return `${row.atLeast ? "至少" : ""}差${row.gap}次`;
    case "undecided":
      return "待核实";
    case "exempt":
      return "不适用";
    case "not_begun":
      return "未开始";
  }
}

/** The most urgent sentence of the screen. */
export interface Lede {
  verdict: Verdict;
  words: string;
  /** 最迟须在1月10日前 */
  until: string | null;
}

/** Where a last day is told by a calendar that nobody entered; empty where none is. */
export function calendarNote({ rows, usualTerms }: QuotaTable): string {
  const told = TERMS.filter((term) => usualTerms.includes(term)).filter((term) =>
    rows.some((row) => row.term === term && row.verdict === "unmet" && row.latest !== null),
  );
  if (told.length === 0) return "";
  const names = told.map((term) => termName(Number(term))).join("、");
  return `${names}的校历没有登记，最迟日期和教学日按通常的日期算。`;
}

/** The term that is looked at; `null`: the whole of a school year gone by. */
export type Stretch = TermNumber | null;

function rowsOf(table: QuotaTable, stretch: Stretch): QuotaRow[] {
  return table.rows.filter(({ term }) => stretch === null || term === stretch);
}

/** What is owed in the term, or was in a year gone by; `null` without schools. */
export function lede(table: QuotaTable, stretch: Stretch): Lede | null {
  const rows = rowsOf(table, stretch);
  if (rows.length === 0) return null;
  const undecided = table.counter === null;
  const owing = rows.filter(({ verdict }) => verdict === "unmet");
  const pressing = owing.filter((row) => !isEarly(row));
  if (pressing.length > 0) return owed(pressing, stretch, undecided);
  if (owing.length > 0) return toPlan(owing, table.counter);
  if (rows.some(({ verdict }) => verdict === "undecided"))
    return { verdict: "open", words: "统计口径待县里确定", until: null };
  const begun = rows.some(({ verdict }) => verdict !== "not_begun");
  if (!begun) return { verdict: "todo", words: "还没有开始", until: null };
  const when = stretch === null ? "全学年" : "本学期";
  const reading = undecided ? "按哪种口径都" : "均";
  return { verdict: "met", words: `${when}各校${reading}已达标`, until: null };
}

/** Who owes how much, and the first day that is the last one for it. */
function owed(owing: readonly QuotaRow[], stretch: Stretch, undecided: boolean): Lede {
  return { verdict: "unmet", words: owedWords(owing, stretch, undecided), until: untilOf(owing) };
}

/** What the term still asks for, while there is time: 5所学校本学期各至少再开展1—2次. */
function toPlan(rows: readonly QuotaRow[], counter: QuotaTable["counter"]): Lede {
  const schools = new Map(rows.map(({ organization, school }) => [organization, school]));
  const [only = ""] = schools.values();
  const who = schools.size > 1 ? `${schools.size}所学校本学期各` : `${only}本学期`;
  return { verdict: "todo", words: who + moreOf(rows, counter), until: untilOf(rows) };
}

/** 至少再开展1—2次: what each of the schools still lacks. */
export function moreOf(rows: readonly QuotaRow[], counter: QuotaTable["counter"]): string {
  const gaps = rows.map(({ gap }) => gap);
  const [few, many] = [Math.min(...gaps), Math.max(...gaps)];
  const least = rows.some(({ atLeast }) => atLeast) ? "至少" : "";
  // While the county has not decided, a row is short only where every reading of 口径 says so.
  const verb = counter === null ? "开展" : COUNTER_VERBS[counter];
  return `${least}再${verb}${few === many ? few : `${few}—${many}`}次`;
}

const untilOf = (rows: readonly QuotaRow[]): string | null => {
  const latest = rows.flatMap((row) => row.latest ?? []).sort()[0];
  return latest === undefined ? null : `最迟须在${monthDay(latest)}前`;
};

function owedWords(owing: readonly QuotaRow[], stretch: Stretch, undecided: boolean): string {
  const schools = new Map(owing.map(({ organization, school }) => [organization, school]));
  const [first] = schools.values();
  const gap = owing.reduce((sum, row) => sum + row.gap, 0);
  const least = owing.some(({ atLeast }) => atLeast) ? "至少" : "";
  if (schools.size > 1) {
    const who = `${schools.size}所学校${undecided ? "按哪种口径都不够，" : ""}`;
    return `${who}${least}共差${gap}次`;
  }
  const who = `${first}${undecided ? "按哪种口径都" : ""}`;
  if (stretch !== null) return `${who}${least}还差${gap}次`;
  const when = owing.length > 1 ? "两个学期共" : termName(Number(owing[0]?.term));
  return `${who}${when}${least}差${gap}次`;
}

/** The row to open by itself: the first school that owes something. */
export function firstOwing(table: QuotaTable, stretch: Stretch): QuotaRow | undefined {
  return rowsOf(table, stretch).find((row) => row.verdict === "unmet" && !isEarly(row));
}
