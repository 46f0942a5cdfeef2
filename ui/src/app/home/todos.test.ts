import { expect, it } from "vitest";
import type { ActivityRow } from "../../generated/ActivityRow";
import type { EvidenceGap } from "../../generated/EvidenceGap";
import type { QuotaTable } from "../../generated/QuotaTable";
import { todosOf, type TodoSources } from "./todos";

const TODAY = "2025-01-06";

function activity(title: string, part: Partial<ActivityRow>): ActivityRow {
  return {
    id: title,
    title,
    day: null,
    came: null,
    overdue: false,
    toSignIn: false,
    signInExplained: false,
    evidence: null,
    state: "planned",
    stateLabel: "计划中",
    formName: "示范课",
    ...part,
  } as ActivityRow;
}

function todos(part: Partial<TodoSources>): string[] {
  const none = { quota: undefined, stretch: "1" as const, gaps: [], sheets: [], activities: [] };
  return todosOf({ ...none, today: TODAY, ...part }).map(
    ({ day, title, note, verb }) => `${day ?? "学期内"} ${title}：${note} [${verb}]`,
  );
}

it("what is owed comes first, then what has a day, then what has time", () => {
  const quota = {
    counter: "active",
    usualTerms: [],
    rows: [
      {
        community: "P1",
        organization: "S3",
        school: "石桥中心小学",
        term: "1",
        verdict: "unmet",
        gap: 1,
        latest: "2025-01-10",
        daysLeft: 5,
      },
    ],
  } as unknown as QuotaTable;
  const gap = {
    activity: "A07",
    title: "送教到前楼",
    day: "2024-12-27",
    missing: [{ kind: "photo", name: "照片", explained: false }],
  } as unknown as EvidenceGap;
  const activities = [
    activity("工作总结会", { day: "2025-01-08", state: "notified" }),
    activity("专题讲座", { day: "2024-12-13", came: 20, state: "complete" }),
    activity("已过的", { day: "2025-01-03", overdue: true }),
  ];
  expect(todos({ quota, gaps: [gap], activities })).toEqual([
    "2025-01-03 已过的：日期已过，还没有登记是否开展 [登记]",
    "2025-01-10 石桥中心小学：再承担1次，连今天还有5个教学日 [安排]",
    "2025-01-08 工作总结会：示范课，计划中 [打开]",
    "学期内 专题讲座：佐证已齐，可以归档，12月13日开展 [归档]",
    "学期内 送教到前楼：缺照片，12月27日开展 [添加]",
  ]);
});

it("to register that it was held, the sign-in is opened, under 标为已开展", () => {
  const overdue = activity("已过的", { day: "2025-01-03", overdue: true });
  const none = { quota: undefined, stretch: "1" as const, gaps: [], sheets: [], today: TODAY };
  const [todo] = todosOf({ ...none, activities: [overdue] });
  expect(todo?.to).toMatchObject({ name: "activity", query: { tab: "sign-in" } });
});

it("while the counter is undecided, only what every reading calls short is owed", () => {
  const short = {
    term: "1",
    verdict: "unmet",
    latest: "2025-01-10",
    daysLeft: 5,
    community: "P1",
  };
  const rows = [
    { ...short, school: "石桥", organization: "S3", gap: 2, atLeast: false },
    { ...short, school: "前楼", organization: "S2", gap: 1, atLeast: true },
    { ...short, school: "二实", organization: "S1", verdict: "undecided", gap: 0, latest: null },
  ];
  expect(
    todos({ quota: { counter: null, usualTerms: [], rows } as unknown as QuotaTable }),
  ).toEqual([
    "2025-01-10 石桥：再开展2次，连今天还有5个教学日，按哪种口径都不够 [安排]",
    "2025-01-10 前楼：至少再开展1次，连今天还有5个教学日，按哪种口径都不够 [安排]",
  ]);
});

it("while the term is young, what all schools lack is one calm line with the schools behind it", () => {
  const early = {
    term: "1",
    verdict: "unmet",
    latest: "2026-01-15",
    daysLeft: 79,
    community: "P1",
  };
  const rows = [
    { ...early, school: "石桥", organization: "S3", gap: 2, atLeast: false },
    { ...early, school: "前楼", organization: "S2", gap: 1, atLeast: true },
  ];
  const quota = { counter: null, usualTerms: ["1"], rows } as unknown as QuotaTable;
  expect(todos({ quota })).toEqual([
    "2026-01-15 2所学校本学期活动：各至少再开展1—2次，连今天还有79个教学日 [安排]",
  ]);
  const none = { stretch: "1" as const, gaps: [], sheets: [], activities: [], today: TODAY };
  const [line] = todosOf({ ...none, quota });
  expect(line?.hot).toBe(false);
  expect(line?.within?.map(({ title, note }) => `${title}：${note}`)).toEqual([
    "石桥：再开展2次，连今天还有79个教学日，按哪种口径都不够",
    "前楼：至少再开展1次，连今天还有79个教学日，按哪种口径都不够",
  ]);
  const one = { ...quota, rows: rows.slice(1) } as unknown as QuotaTable;
  expect(todosOf({ ...none, quota: one })).toMatchObject([{ title: "前楼", hot: false }]);
});

it("who has little time left stands by itself, and before those who have time", () => {
  const row = { term: "1", verdict: "unmet", gap: 2, atLeast: false, community: "P1" };
  const rows = [
    { ...row, school: "石桥", organization: "S3", latest: "2026-01-15", daysLeft: 79 },
    { ...row, school: "前楼", organization: "S2", latest: "2026-01-15", daysLeft: 79 },
    { ...row, school: "二实", organization: "S1", latest: "2025-12-19", daysLeft: 60 },
  ];
  const quota = { counter: "host", usualTerms: [], rows } as unknown as QuotaTable;
  expect(todos({ quota })).toEqual([
    "2025-12-19 二实：再承办2次，连今天还有60个教学日 [安排]",
    "2026-01-15 2所学校本学期活动：各再承办2次，连今天还有79个教学日 [安排]",
  ]);
});

it("nothing is owed once no teaching day is left", () => {
  const row = { term: "1", verdict: "unmet", gap: 1, latest: null, school: "石桥" };
  expect(
    todos({ quota: { counter: "active", usualTerms: [], rows: [row] } as unknown as QuotaTable }),
  ).toEqual([]);
});

it("an activity far ahead, or held and archived, asks for nothing", () => {
  const activities = [
    activity("下学期", { day: "2025-03-21" }),
    activity("取消的", { day: "2025-01-09", state: "cancelled" }),
    activity("已归档", { day: "2024-11-08", came: 14, state: "archived" }),
    activity("只有月份", { month: "2025-04" } as Partial<ActivityRow>),
  ];
  expect(todos({ activities })).toEqual([]);
});

it("missing sign-in is named before the evidence", () => {
  const held = activity("集体备课", { day: "2024-12-20", came: 0, toSignIn: true });
  expect(todos({ activities: [held] })).toEqual(["学期内 集体备课：缺签到，12月20日开展 [补录]"]);
});

it("what has a 情况说明 asks for nothing but filing", () => {
  const gap = (title: string, explained: [boolean, boolean]): EvidenceGap =>
    ({
      activity: title,
      title,
      day: "2024-12-27",
      missing: [
        { kind: "photo_ev", name: "照片", explained: explained[0] },
        { kind: "signin", name: "签到表", explained: explained[1] },
      ],
    }) as unknown as EvidenceGap;
  const explained = activity("签到簿遗失的", {
    day: "2024-12-20",
    came: 0,
    signInExplained: true,
    state: "complete",
  });
  const found = todos({
    gaps: [gap("都说明了的", [true, true]), gap("说明了一半的", [true, false])],
    activities: [explained],
  });
  expect(found).toEqual([
    "学期内 签到簿遗失的：缺的已有情况说明，可以归档，12月20日开展 [归档]",
    "学期内 说明了一半的：缺签到表，12月27日开展 [添加]",
  ]);
});
