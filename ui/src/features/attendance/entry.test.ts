import { describe, expect, it } from "vitest";
import {
  addException,
  codesOf,
  dropException,
  exceptionCodeWord,
  exceptionsOfCodes,
  exceptionWord,
  findPeople,
  markedReading,
  matchRank,
  type Exception,
} from "./entry";

const people = [
  { person: "1", name: "许敏", pinyin: "xu min", initials: "xm" },
  { person: "2", name: "徐梅芳", pinyin: "xu mei fang", initials: "xmf" },
  { person: "3", name: "彭佳", pinyin: "peng jia", initials: "pj" },
];
const names = (typed: string): string[] => findPeople(people, typed).map(({ name }) => name);

describe("finding a name", () => {
  it.each([
    ["xm", ["许敏", "徐梅芳"]],
    ["xmf", ["徐梅芳"]],
    ["xumei", ["徐梅芳"]],
    ["xu mei", ["徐梅芳"]],
    ["xmeif", ["徐梅芳"]],
    ["XM", ["许敏", "徐梅芳"]],
    ["佳", ["彭佳"]],
    ["zz", []],
    [" ", []],
  ])("%s", (typed, expected) => {
    expect(names(typed)).toEqual(expected);
  });

  it("puts the beginning of a name before its middle", () => {
    const ranks = people.map((who) => matchRank(who, "敏") ?? matchRank(who, "徐"));
    expect(ranks).toEqual([3, 0, null]);
    const old = { person: "9", name: "\u{2f74}夏", pinyin: "li xia", initials: "lx" };
    expect(matchRank(old, "立夏"), "a radical from a PDF reads as the character").toBe(0);
  });

  it("marks the typed initials in the reading", () => {
    expect(markedReading("xu mei fang", "xm")).toEqual([
      { hit: "x", rest: "u" },
      { hit: "m", rest: "ei" },
      { hit: "", rest: "fang" },
    ]);
  });
});

describe("the exceptions", () => {
  const away: Exception = { person: "1", name: "许敏", status: "leave", absence: "official" };
  const missing: Exception = { person: "3", name: "彭佳", status: "absent", absence: null };

  it("hold a person once, with the last word", () => {
    const list = addException([away, missing], { ...away, status: "absent", absence: null });
    expect(list.map(({ name }) => name)).toEqual(["彭佳", "许敏"]);
    expect(dropException(list, "3")).toHaveLength(1);
  });

  it("read as the office says it", () => {
    expect(exceptionWord(away)).toBe("公出");
    expect(exceptionWord(missing)).toBe("未到");
  });
});

it("a box and the codes it is kept in say the same, in the order of typing", () => {
  const line = (person: string, status: string | null) =>
    ({ person, name: `${person}号`, status, absence: null, expected: true }) as never;
  const lines = [line("p1", "absent"), line("p2", "present"), line("p3", "late")];
  const late: Exception = { person: "p3", name: "p3号", status: "late", absence: null };
  const away: Exception = { person: "p1", name: "p1号", status: "leave", absence: "sick" };
  const codes = codesOf([late, away]);
  expect(exceptionsOfCodes(codes, lines)).toEqual([late, away]);
  expect(exceptionsOfCodes({ ...codes, p9: "absent/", p3: null }, lines)).toEqual([away]);
  expect(Object.values(codes).map((code) => exceptionCodeWord("", code))).toEqual(["迟到", "病假"]);
  expect(exceptionCodeWord("", null)).toBe("到会");
});
