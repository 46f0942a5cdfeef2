import { describe, expect, it } from "vitest";
import type { QuotaRow } from "../../generated/QuotaRow";
import type { QuotaTable } from "../../generated/QuotaTable";
import { calendarNote, firstOwing, groupsOf, lede, markOf, verdictWord } from "./quota";

function row(school: string, term: "1" | "2", part: Partial<QuotaRow> = {}): QuotaRow {
  const none = { counted: [], notCounted: [] };
  return {
    community: "P1",
    communityCode: "P1",
    organization: school,
    schoolCode: school,
    school,
    shortName: school,
    lead: false,
    term,
    value: 2,
    verdict: "met",
    gap: 0,
    atLeast: false,
    latest: null,
    daysLeft: 0,
    reason: null,
    host: none,
    active: none,
    attend: none,
    planned: 0,
    ...part,
  } as QuotaRow;
}

function table(rows: QuotaRow[], part: Partial<QuotaTable> = {}): QuotaTable {
  const totals = { activities: 0, personTimes: 0, hours: 0, schools: [] };
  const ids = [...new Set(rows.map(({ community }) => community))];
  return {
    schoolYear: 2024,
    counter: "active",
    required: 2,
    met: 0,
    total: rows.length,
    rows,
    communities: ids.map((community) => ({
      community,
      code: community,
      name: `${community}教研共同体`,
      first: totals,
      second: totals,
      year: totals,
    })),
    activities: [],
    ...part,
  } as QuotaTable;
}

const owing = (school: string, gap: number, latest: string | null): QuotaRow =>
  row(school, "1", { verdict: "unmet", gap, latest });

describe("the sentence that leads the screen", () => {
  it("names the one school that owes, how much and until when", () => {
    const found = lede(
      table([row("二实小", "1"), owing("石桥中心小学", 1, "2025-01-10"), row("石桥", "2")]),
      "1",
    );
    expect(found).toEqual({
      verdict: "unmet",
      words: "石桥中心小学还差1次",
      until: "最迟须在1月10日前",
    });
  });

  it("sums several schools and takes the earliest day", () => {
    const found = lede(table([owing("甲", 2, "2025-01-10"), owing("乙", 1, "2025-01-03")]), "1");
    expect(found?.words).toBe("2所学校共差3次");
    expect(found?.until).toBe("最迟须在1月3日前");
  });

  it("gives no day once none is left", () => {
    expect(lede(table([owing("甲", 1, null)]), "1")?.until).toBeNull();
  });

  it("calls nothing a failure while the county has not decided", () => {
    const undecided = row("甲", "1", { verdict: "undecided" });
    expect(lede(table([undecided], { counter: null }), "1")?.verdict).toBe("open");
  });

  it("says while undecided what every reading calls short, and by when", () => {
    const short = (school: string, gap: number, atLeast: boolean): QuotaRow => ({
      ...owing(school, gap, "2025-01-10"),
      atLeast,
    });
    const undecided = row("甲", "1", { verdict: "undecided" });
    const of = (rows: QuotaRow[]) => lede(table(rows, { counter: null }), "1");
    expect(of([undecided, short("石桥", 2, false)])).toEqual({
      verdict: "unmet",
      words: "石桥按哪种口径都还差2次",
      until: "最迟须在1月10日前",
    });
    expect(of([short("石桥", 2, false), short("前楼", 1, true)])?.words).toBe(
      "2所学校按哪种口径都不够，至少共差3次",
    );
    expect(of([row("甲", "1"), row("乙", "1")])?.words).toBe("本学期各校按哪种口径都已达标");
  });

  it("tells schools of the same name apart", () => {
    const twin = { ...owing("中心小学", 1, null), organization: "other" } as QuotaRow;
    expect(lede(table([owing("中心小学", 1, null), twin]), "1")?.words).toBe("2所学校共差2次");
  });

  it("says so when all is met, and nothing where there are no schools", () => {
    expect(lede(table([row("甲", "1")]), "1")?.verdict).toBe("met");
    expect(lede(table([]), "1")).toBeNull();
  });

  it("says of a year gone by which term was short, without a day to meet it by", () => {
    const short = { ...owing("石桥中心小学", 1, null), term: "1" as const };
    expect(lede(table([short, row("石桥中心小学", "2")]), null)).toEqual({
      verdict: "unmet",
      words: "石桥中心小学第一学期差1次",
      until: null,
    });
    const again = { ...owing("石桥中心小学", 2, null), term: "2" as const };
    expect(lede(table([short, again]), null)?.words).toBe("石桥中心小学两个学期共差3次");
    expect(lede(table([row("甲", "1"), row("甲", "2")]), null)?.words).toBe("全学年各校均已达标");
  });

  it("says without alarm what a young term asks for, however little was done", () => {
    const early = (school: string, gap: number): QuotaRow => ({
      ...owing(school, gap, "2026-01-15"),
      daysLeft: 79,
      atLeast: true,
    });
    const five = table([early("甲", 2), early("乙", 1)], { counter: null });
    expect(lede(five, "1")).toEqual({
      verdict: "todo",
      words: "2所学校本学期各至少再开展1—2次",
      until: "最迟须在1月15日前",
    });
    expect(lede(table([{ ...early("甲", 2), atLeast: false }]), "1")?.words).toBe(
      "甲本学期再承担2次",
    );
    expect(firstOwing(five, "1"), "nothing opens by itself").toBeUndefined();
    expect(five.rows.map(markOf), "the verdict stands, its mark is calm").toEqual(["todo", "todo"]);
    expect(verdictWord(early("甲", 2))).toBe("至少差2次");
    const late = { ...early("丙", 1), daysLeft: 60 };
    expect(lede(table([early("甲", 2), late]), "1")?.words, "who is pressed").toBe("丙至少还差1次");
  });

  it("calls nothing met before it has begun", () => {
    const ahead = row("甲", "1", { verdict: "not_begun", value: 0 });
    expect(lede(table([ahead]), "1")).toEqual({
      verdict: "todo",
      words: "还没有开始",
      until: null,
    });
  });
});

it("one line a school with both terms, in the order of the table, apart by community", () => {
  const groups = groupsOf(
    table([
      row("甲", "1"),
      row("乙", "1"),
      row("甲", "1", { community: "P2" as QuotaRow["community"] }),
      row("甲", "2"),
    ]),
  );
  expect(groups.map(({ id, lines }) => [id, lines.map(({ school }) => school)])).toEqual([
    ["P1", ["甲", "乙"]],
    ["P2", ["甲"]],
  ]);
  expect(groups[0]?.lines[0]?.terms["2"]).toBeDefined();
  expect(groups[0]?.lines[1]?.terms["2"], "乙 was no member then").toBeUndefined();
});

it("opens the first school that owes something this term", () => {
  const rows = [
    row("甲", "1"),
    { ...owing("乙", 1, null), term: "2" as const },
    owing("丙", 1, null),
  ];
  expect(firstOwing(table(rows), "1")?.school).toBe("丙");
});

it("the word says how much is owed", () => {
  expect(verdictWord(owing("甲", 2, null))).toBe("差2次");
  expect(verdictWord({ ...owing("甲", 1, null), atLeast: true })).toBe("至少差1次");
  expect(verdictWord(row("甲", "1", { verdict: "exempt" }))).toBe("不适用");
});

it("a last day by a calendar that nobody entered says so, once for the table", () => {
  const short = owing("甲", 1, "2025-01-15");
  const note = "第一学期的校历没有登记，最迟日期和教学日按通常的日期算。";
  expect(calendarNote(table([short], { usualTerms: ["1", "2"] }))).toBe(note);
  expect(calendarNote(table([short], { usualTerms: [] }))).toBe("");
  expect(calendarNote(table([row("甲", "1")], { usualTerms: ["1"] })), "no last day").toBe("");
});
