import { expect, it } from "vitest";
import type { ActivityList } from "../../generated/ActivityList";
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
