import { expect, it } from "vitest";
import type { ActivityList } from "../../generated/ActivityList";
import type { EvidenceGap } from "../../generated/EvidenceGap";
import type { QuotaRow } from "../../generated/QuotaRow";
import type { QuotaTable } from "../../generated/QuotaTable";
import { readinessOf } from "./readiness";

const NOTHING = {
  rows: [],
  totals: { label: "2024—2025学年度", activities: 0, counted: 0, personTimes: 0, hours: 0 },
} as unknown as ActivityList;
const QUOTA = { counter: "active", rows: [], met: 0, total: 0 } as unknown as QuotaTable;

it("a year in which nothing took place has nothing complete", () => {
  const ready = readinessOf(NOTHING, [], QUOTA);
  expect(ready.map(({ verdict }) => verdict)).toEqual(["todo", "todo", "todo", "todo"]);
  expect(ready.map(({ note }) => note)).toEqual([
    "还没有活动",
    "还没有人签到",
    "0个校次中0个达标",
    "还没有开展活动",
  ]);
});

it("while the counter is undecided only what every reading agrees on is said", () => {
  const of = (rows: object[]): string[] => {
    const quota = { ...QUOTA, counter: null, rows: rows as QuotaRow[], total: 2, met: 2 };
    const found = readinessOf(NOTHING, [], quota)[2];
    return [found?.verdict ?? "", found?.note ?? ""];
  };
  const short = { verdict: "unmet", school: "石桥", gap: 1, atLeast: true };
  expect(of([{ verdict: "undecided" }])).toEqual(["open", "口径待县里确定"]);
  expect(of([{ verdict: "undecided" }, short])).toEqual([
    "unmet",
    "石桥至少差1次，按哪种口径都不够",
  ]);
  expect(of([{ verdict: "met" }, { verdict: "met" }])).toEqual(["met", "2个校次中2个达标"]);
});

it("what has a 情况说明 is no gap any more", () => {
  const held = { ...NOTHING, rows: [{ came: 5 }] } as unknown as ActivityList;
  const gap = (explained: boolean): EvidenceGap =>
    ({ title: "送教", missing: [{ name: "照片", explained }] }) as unknown as EvidenceGap;
  const note = (gaps: EvidenceGap[]): string => readinessOf(held, gaps, QUOTA)[3]?.note ?? "";
  expect(note([gap(false)])).toBe("送教缺照片");
  expect(note([gap(false), gap(true)]), "as many as the list behind it").toBe(
    "2项有缺，其中1项已写情况说明",
  );
  expect(note([gap(true)])).toBe("已开展1项，佐证齐全，其中1项缺的已写情况说明");
});

it("each line opens the rows it tells, whatever narrowed the list before", () => {
  const of = (rows: object[], gaps: object[] = []): unknown[] =>
    readinessOf({ ...NOTHING, rows } as ActivityList, gaps as EvidenceGap[], QUOTA).map(
      ({ to }) => (to as { query?: object }).query,
    );
  const all = { all: "1" };
  expect(of([])).toEqual([all, all, undefined, all]);
  const told = { ...NOTHING, totals: { ...NOTHING.totals, activities: 2 } };
  const overdue = { ...told, rows: [{ overdue: true, toSignIn: true }] } as unknown as ActivityList;
  expect(readinessOf(overdue, [], QUOTA)[0]).toMatchObject({
    note: "1项日期已过，还没有登记是否开展",
    to: { name: "activities", query: { todo: "register" } },
  });
});
