import { describe, expect, it } from "vitest";
import type { ActivityPage } from "../../generated/ActivityPage";
import type { CommunityRow } from "../../generated/CommunityRow";
import { copiedFacts, dateOf, dateWanted, hostOptions, monthOptions } from "./fields";

it("offers the months of a school year in its order", () => {
  const months = monthOptions(2024);
  expect(months[0]).toEqual({ value: "2024-09", label: "2024年9月" });
  expect(months.at(-1)).toEqual({ value: "2025-08", label: "2025年8月" });
});

it("takes the day or the month, whichever is being chosen", () => {
  const both = { day: "2025-01-06", month: "2025-01" };
  expect(dateOf({ by: "day", ...both })).toEqual({ day: "2025-01-06", month: null });
  expect(dateOf({ by: "month", ...both })).toEqual({ day: null, month: "2025-01" });
  expect(dateWanted({ by: "month", day: "2025-01-06", month: null })).toBe("先定日期");
});

it("says what a copy takes over", () => {
  const page = {
    row: { formName: "送教下乡", subjects: [{ name: "英语" }, { name: "科学" }] },
    activity: { place: "多功能厅" },
    parts: [
      { name: "第二实验小学", part: "host" },
      { name: "前楼中心小学", part: "co_host" },
    ],
    sessions: [{}, {}],
  } as unknown as ActivityPage;
  expect(copiedFacts(page)).toEqual([
    "送教下乡",
    "英语、科学",
    "第二实验小学承办",
    "前楼中心小学协办",
    "多功能厅",
    "议程2项",
  ]);
});

describe("who can host", () => {
  const members = [
    { organization: "b", name: "石桥中心小学" },
    { organization: "a", name: "第二实验小学" },
  ];
  const community = (lead: string | null, leadName: string | null): CommunityRow =>
    ({ lead, leadName, members }) as unknown as CommunityRow;

  it("names each school once, the one that leads first", () => {
    expect(hostOptions(community("a", "第二实验小学"))).toEqual([
      { value: "a", label: "第二实验小学（领衔学校）" },
      { value: "b", label: "石桥中心小学" },
    ]);
  });

  it("offers the lead though it is no member, and no lead where there is none", () => {
    const others = ["石桥中心小学", "第二实验小学"];
    const labels = (row: CommunityRow) => hostOptions(row).map(({ label }) => label);
    expect(labels(community("z", "县实验小学"))).toEqual(["县实验小学（领衔学校）", ...others]);
    expect(labels(community(null, null))).toEqual(others);
  });
});
