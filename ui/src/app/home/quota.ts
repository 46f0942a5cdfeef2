// The quota table as it is drawn: one line a school with both terms, and the sentence that leads the
// screen. Counting itself is the core's.
import type { QuotaRow } from "../../generated/QuotaRow";
import type { QuotaTable } from "../../generated/QuotaTable";
import type { TermNumber } from "../../generated/TermNumber";
import { monthDay, termName } from "../../shared/dates";
import type { Verdict } from "../../shared/verdict";

export const TERMS: readonly TermNumber[] = ["1", "2"];

export const MARKS: Record<QuotaRow["verdict"], Verdict> = {
  met: "met",
  unmet: "unmet",
  undecided: "open",
  exempt: "na",
  not_begun: "todo",
};

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

/** What the days of a term are reckoned by, where nobody entered its calendar; empty where somebody did. */
export function calendarBasis({ usualTerms }: QuotaTable, term: TermNumber): string {
  return usualTerms.includes(term) ? "校历没有登记，按通常的日期算" : "";
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
  if (owing.length > 0) return owed(owing, stretch, undecided);
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
  const latest = owing.flatMap((row) => row.latest ?? []).sort()[0];
  return {
    verdict: "unmet",
    words: owedWords(owing, stretch, undecided),
    until: latest === undefined ? null : `最迟须在${monthDay(latest)}前`,
  };
}

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
  return rowsOf(table, stretch).find(({ verdict }) => verdict === "unmet");
}
