import { describe, expect, it } from "vitest";
import type { MyCommunity } from "../generated/MyCommunity";
import type { YearChoice } from "../generated/YearChoice";
import { firstCommunity, openingYear, standingCommunity } from "./standing";

function community(uid: string, part: Partial<MyCommunity> = {}): MyCommunity {
  return {
    uid,
    code: uid,
    name: uid,
    leadName: null,
    roleName: null,
    led: false,
    mine: false,
    ...part,
  };
}

describe("the community the screens begin with", () => {
  const known = [
    community("P2"),
    community("P3", { mine: true }),
    community("P1", { mine: true, led: true }),
  ];

  it("is the one the user's school leads, or the first it belongs to", () => {
    expect(firstCommunity(known, "lead")).toBe("P1");
    expect(firstCommunity(known.slice(0, 2), "member")).toBe("P3");
  });

  it("is the whole county for the office, and for who looks around", () => {
    expect(firstCommunity(known, "office")).toBeNull();
    expect(firstCommunity([community("P2"), community("P4")], null)).toBeNull();
  });

  it("is the only one there is", () => {
    expect(firstCommunity([community("P2")], null)).toBe("P2");
  });
});

describe("the community one stands in while the program runs", () => {
  const mine = community("P1", { mine: true, led: true });
  const none = { community: null, whole: false };

  it.each([
    ["before there is any", none, [], "lead", null],
    ["hers as soon as it exists", none, [mine], "lead", "P1"],
    [
      "the one that is shown",
      { community: "P2", whole: false },
      [mine, community("P2")],
      "lead",
      "P2",
    ],
    ["hers where the shown one is gone", { community: "P9", whole: false }, [mine], "lead", "P1"],
    ["全县 that was chosen", { community: null, whole: true }, [mine], "lead", null],
    ["the whole county for the office", none, [mine], "office", null],
  ] as const)("is %s", (_, shown, known, duty, wanted) => {
    expect(standingCommunity(shown, known, duty)).toBe(wanted);
  });
});

describe("the school year the screens begin with", () => {
  const years = (held: Record<number, boolean>): YearChoice[] =>
    Object.entries(held).map(([year, records]) => ({
      schoolYear: Number(year),
      label: year,
      current: false,
      records,
    }));

  it("is the running one once it holds something", () => {
    expect(openingYear(years({ 2023: true, 2024: true, 2025: false }), 2024)).toBe(2024);
  });

  it("is the newest that holds something while the running one is empty", () => {
    expect(openingYear(years({ 2023: true, 2024: true, 2025: false, 2026: false }), 2026)).toBe(
      2024,
    );
  });

  it("is the running one in a new ledger, whatever is planned for later", () => {
    expect(openingYear(years({ 2024: false, 2025: true }), 2024)).toBe(2024);
  });
});
