import { describe, expect, it } from "vitest";
import { filterOptions, linesOf, narrow, sorted, sumOf, tallyOf } from "./list";
import { fieldOf } from "./kind";
import { AWARD, award, SHARED_AWARD } from "./sample";

const rows = [
  award("1", { school: "石桥中心小学", person: "王雪", won_on: "2024-10-08", fee: 12050 }),
  award("2", { school: "前楼中心小学", person: "丁一", won_on: "2025-03-05", fee: 300 }),
  award("3", {
    school: "石桥中心小学",
    person: "白露",
    won_on: "2025-09-10",
    subjects: ["语文", "数学"],
  }),
  award("4", { person: "马晓琳", won_on: null }),
];
const names = (found: readonly { uid: string }[]): string => found.map(({ uid }) => uid).join("");
const nothing = { text: "", chosen: {} };

describe("a list of records", () => {
  it.each([
    [{ school: "石桥中心小学" }, "13"],
    [{ school: "" }, "4"],
    [{ won_on: "2024" }, "12"],
    [{ won_on: "2025" }, "3"],
    [{ won_on: "" }, "4"],
    [{ subjects: "数学" }, "3"],
    [{ school: "石桥中心小学", won_on: "2024" }, "1"],
  ])("narrowed to %o", (chosen, found) => {
    expect(names(narrow(AWARD, rows, { text: "", chosen }))).toBe(found);
  });

  it("is narrowed and found by its parts, and by whether there are files", () => {
    const both = ["江枫", "李一"].map((name, at) => {
      const row = award(String(at), {});
      return {
        ...row,
        values: { ...row.values, winners: [`p${at}`], files: at },
        words: { ...row.words, winners: [name], files: String(at) },
      };
    });
    const found = (chosen: Record<string, string>, text = ""): string =>
      names(narrow(SHARED_AWARD, both, { text, chosen }));
    expect(found({ winners: "p1" })).toBe("1");
    expect(found({ files: "" })).toBe("0");
    expect(found({}, "李一")).toBe("1");
    const options = filterOptions(fieldOf(SHARED_AWARD, "files"), both, "pinyin");
    expect(options.map(({ label, note }) => `${label}${note ?? ""}`)).toEqual([
      "全部",
      "有佐证1",
      "没有佐证1",
    ]);
  });

  it("is searched in what its columns say", () => {
    expect(names(narrow(AWARD, rows, { ...nothing, text: "石桥" }))).toBe("13");
    expect(names(narrow(AWARD, rows, { ...nothing, text: " 丁一 " }))).toBe("2");
    expect(names(narrow(AWARD, rows, nothing))).toBe("1234");
  });

  it("offers what there is, with how often; nothing stands last", () => {
    const schools = filterOptions(fieldOf(AWARD, "school"), rows, "pinyin");
    expect(schools.map(({ label, note }) => `${label}${note ?? ""}`)).toEqual([
      "全部",
      "前楼中心小学1",
      "石桥中心小学2",
      "没有学校1",
    ]);
    const years = filterOptions(fieldOf(AWARD, "won_on"), rows, "pinyin");
    expect(years.map(({ label }) => label).slice(1)).toEqual([
      "2025—2026学年度",
      "2024—2025学年度",
      "没有获奖日期",
    ]);
  });

  it.each([
    ["person", "pinyin", false, "3241"],
    ["person", "stroke", false, "2413"],
    ["person", "pinyin", true, "1423"],
    ["won_on", "pinyin", true, "3214"],
    ["fee", "pinyin", false, "2134"],
  ] as const)("sorted by %s in the order of %s", (column, order, descending, found) => {
    expect(names(sorted(AWARD, rows, { column, descending }, order))).toBe(found);
  });

  it("stands in groups that carry their count and sums", () => {
    const lines = linesOf(AWARD, rows, "pinyin");
    expect(
      lines.map((line) => (line.group ? `${line.title} ${tallyOf(AWARD, line.rows)}` : line.at)),
    ).toEqual([
      "前楼中心小学 1项，奖金3.00",
      0,
      "石桥中心小学 2项，奖金120.50",
      1,
      2,
      "没有学校 1项，奖金0.00",
      3,
    ]);
  });

  it("is added up without errors of the machine", () => {
    const hours = {
      column: "hours",
      label: "学时",
      kind: { type: "hours" },
      required: false,
    } as const;
    const thirds = Array.from({ length: 3 }, (_, at) => ({
      ...award(`${at}`, {}),
      values: { hours: 0.1 },
    }));
    expect(sumOf(hours, thirds)).toBe("0.3");
    expect(sumOf(fieldOf(AWARD, "fee"), [award("9", { fee: 125_000_000 })])).toBe("1,250,000.00");
  });
});
