import { expect, it } from "vitest";
import type { ActivityRow } from "../../generated/ActivityRow";
import { planProgressOf } from "./planProgress";

function row(title: string, part: Partial<ActivityRow>): ActivityRow {
  return {
    id: title,
    title,
    term: "2024-1",
    day: null,
    month: null,
    came: null,
    counts: true,
    inPlan: true,
    state: "planned",
    hosts: [],
    ...part,
  } as ActivityRow;
}

it("counts what the core says is of the plan, by term", () => {
  const plan = planProgressOf([
    row("已开展", { came: 9, state: "archived" }),
    row("计划外的、不计入的、取消了的", { inPlan: false, came: 9 }),
    row("下学期", { term: "2024-2", day: "2025-03-21" }),
  ]);
  expect(plan.terms).toEqual([
    { term: "1", done: 1, total: 1 },
    { term: "2", done: 0, total: 1 },
  ]);
});

it("a month without a day stands behind that month's days", () => {
  const { next } = planProgressOf([
    row("课题中期交流", { month: "2025-04" }),
    row("五月的", { day: "2025-05-09" }),
    row("四月的", { day: "2025-04-18", hosts: [{ organization: "S2", name: "前楼中心小学" }] }),
  ]);
  expect(next.map(({ when, title, dayOpen }) => [when, title, dayOpen])).toEqual([
    ["4月18日", "四月的", false],
    ["4月", "课题中期交流", true],
    ["5月9日", "五月的", false],
  ]);
  expect(next[0]?.host).toBe("前楼中心小学");
});
