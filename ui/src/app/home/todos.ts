// 待办: what is owed next, read from the quota table, the gaps, the sheets that are out and the list of
// activities. Owed and overdue first, then by day, then what has time until the term ends.
import type { RouteLocationRaw } from "vue-router";
import type { ActivityRow } from "../../generated/ActivityRow";
import type { EvidenceGap } from "../../generated/EvidenceGap";
import type { OutstandingSheet } from "../../generated/OutstandingSheet";
import type { QuotaRow } from "../../generated/QuotaRow";
import type { QuotaTable } from "../../generated/QuotaTable";
import { addDays, monthDay } from "../../shared/dates";
import { isEarly, moreOf, type Stretch } from "./quota";

/** One thing owed, and the act that settles it. */
export interface Todo {
  key: string;
  /** `null`: within the term, or soon where the year is over. */
  day: string | null;
  /** Owed or overdue: said in red. */
  hot: boolean;
  /** What it is about, by its name. */
  title: string;
  /** What is to be done, and since when. */
  note: string;
  verb: string;
  to: RouteLocationRaw;
  /** What this line tells together; each is settled by itself. */
  within?: Todo[];
}

export interface TodoSources {
  quota: QuotaTable | undefined;
  stretch: Stretch;
  gaps: readonly EvidenceGap[];
  sheets: readonly OutstandingSheet[];
  activities: readonly ActivityRow[];
  today: string;
}

/** Coming activities are named this many days ahead. */
const AHEAD_DAYS = 31;

export function todosOf(sources: TodoSources): Todo[] {
  const todos = [
    ...quotaTodos(sources),
    ...sources.activities.flatMap((row) => activityTodo(row, sources.today) ?? []),
    ...sources.gaps.flatMap((gap) => gapTodo(gap) ?? []),
  ];
  return todos.sort(
    (a, b) => Number(b.hot) - Number(a.hot) || (a.day ?? "9999").localeCompare(b.day ?? "9999"),
  );
}

/** The acts that are called for, most frequent first, with how often. */
export function kindsOf(todos: readonly Todo[]): { verb: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { verb } of todos) counts.set(verb, (counts.get(verb) ?? 0) + 1);
  return [...counts].map(([verb, count]) => ({ verb, count })).sort((a, b) => b.count - a.count);
}

function quotaTodos({ quota, stretch }: TodoSources): Todo[] {
  if (!quota) return [];
  const short = quota.rows.filter(
    (row) => row.term === stretch && row.verdict === "unmet" && row.latest !== null,
  );
  const early = short.filter(isEarly);
  return [
    ...short.filter((row) => !isEarly(row)).map((row) => quotaTodo(quota, row)),
    ...together(quota, early),
  ];
}

/** What one school still has to do in the term. */
function quotaTodo(quota: QuotaTable, row: QuotaRow): Todo {
  const reading = quota.counter === null ? "，按哪种口径都不够" : "";
  return {
    key: `quota/${row.community}/${row.organization}`,
    day: row.latest,
    hot: !isEarly(row),
    title: row.school,
    note: `${moreOf([row], quota.counter)}，连今天还有${row.daysLeft}个教学日${reading}`,
    verb: "安排",
    to: { name: "activity-new", query: { host: row.organization, community: row.community } },
  };
}

/** While a term is young all schools lack the same: one line, with the schools behind it. */
function together(quota: QuotaTable, early: readonly QuotaRow[]): Todo[] {
  const within = early.map((row) => quotaTodo(quota, row));
  if (within.length < 2) return within;
  const days = Math.min(...early.map(({ daysLeft }) => daysLeft));
  return [
    {
      key: "quota/early",
      day: within.map(({ day }) => day ?? "9999").sort()[0] ?? null,
      hot: false,
      title: `${within.length}所学校本学期活动`,
      note: `各${moreOf(early, quota.counter)}，连今天还有${days}个教学日`,
      verb: "安排",
      to: { name: "activity-new" },
      within,
    },
  ];
}

/** The next step of one activity, if it is due. */
function activityTodo(row: ActivityRow, today: string): Todo | null {
  const { id, title, day } = row;
  if (row.state === "cancelled") return null;
  const base = { key: `activity/${id}`, title, to: { name: "activity", params: { id } } };
  const signIn = { ...base.to, query: { tab: "sign-in" } };
  // Where 标为已开展 stands at the top and, right below, the sign-in that follows it.
  if (row.overdue)
    return {
      ...base,
      day,
      hot: true,
      note: "日期已过，还没有登记是否开展",
      verb: "登记",
      to: signIn,
    };
  if (row.toSignIn)
    return {
      ...base,
      day: null,
      hot: false,
      note: `缺签到，${heldOn(day)}`,
      verb: "补录",
      to: signIn,
    };
  if (row.state === "complete")
    return {
      ...base,
      day: null,
      hot: false,
      note: `${proofWords(row)}，可以归档，${heldOn(day)}`,
      verb: "归档",
    };
  const soon = day !== null && day >= today && day <= addDays(today, AHEAD_DAYS);
  if (!soon || row.came !== null) return null;
  return { ...base, day, hot: false, note: `${row.formName}，${row.stateLabel}`, verb: "打开" };
}

/** Why it can be archived. */
function proofWords({ evidence, signInExplained }: ActivityRow): string {
  const explained = signInExplained || evidence?.complete === false;
  return explained ? "缺的已有情况说明" : "佐证已齐";
}

/** What has a 情况说明 asks for nothing more. */
function gapTodo({ activity, title, day, missing }: EvidenceGap): Todo | null {
  const open = missing.filter(({ explained }) => !explained);
  if (open.length === 0) return null;
  const names = open.map(({ name }) => name).join("、");
  return {
    key: `gap/${activity}`,
    day: null,
    hot: false,
    title,
    note: `缺${names}，${heldOn(day)}`,
    verb: "添加",
    to: { name: "activity", params: { id: activity }, query: { tab: "evidence" } },
  };
}

function heldOn(day: string | null): string {
  return day === null ? "已开展" : `${monthDay(day)}开展`;
}
