// Which question comes next, and what answers one.
import { expect, test } from "vitest";
import type { Doubt } from "../../generated/Doubt";
import {
  answerWords,
  askedOf,
  groupWords,
  marked,
  nextOpen,
  openCount,
  OTHER_VALUE,
  questionGroups,
  whyAsked,
} from "./questions";

const doubt = (id: string, more: Partial<Doubt> = {}): Doubt => ({
  id,
  kind: "choice",
  place: "“公出”",
  question: "“公出”怎么登记？",
  reason: "这个写法不是到会、请假或缺席",
  samples: [],
  choices: [
    { value: "leave", label: "请假" },
    { value: "-", label: "不登记" },
  ],
  answer: null,
  unknown: null,
  alike: null,
  ...more,
});
const answered = (id: string): Doubt => doubt(id, { answer: { value: "leave", label: "请假" } });
const differing = doubt("不同/A07/徐梅芳", {
  choices: [
    { value: "ledger", label: "保留已登记的到会" },
    { value: "file", label: "改成名单上的请假" },
  ],
  answer: { value: "ledger", label: "保留已登记的到会" },
});

const unknown = (name: string, answer: Doubt["answer"] = null): Doubt =>
  doubt(`人员/${name}`, {
    kind: "person",
    choices: [{ value: "guest", label: "不在名册里" }],
    answer,
  });
const forAll = doubt("人员/名册里没有的所有人");
const told = (doubts: Doubt[]): string[] =>
  questionGroups(doubts).map(
    ({ name, doubts: own }) => `${name} ${own.map(({ id }) => id).join(" ")}`,
  );

test("what must be said stands before where ledger and file differ", () => {
  expect(told([differing, doubt("签到/公出"), unknown("丁一")])).toEqual([
    "asked 签到/公出 人员/丁一",
    "differing 不同/A07/徐梅芳",
  ]);
});

test("whom one answer settles stands below it, folded", () => {
  const namesake = doubt("人员/王芳", { kind: "person" });
  const doubts = [forAll, unknown("丁一"), namesake, unknown("丁二"), differing];
  expect(told(doubts)).toEqual([
    "asked 人员/名册里没有的所有人 人员/王芳",
    "unknown 人员/丁一 人员/丁二",
    "differing 不同/A07/徐梅芳",
  ]);
  const [, people, differences] = questionGroups(doubts);
  expect(people && groupWords(people)).toBe("2人不在名册里，可以逐个定，还有2人没有定");
  expect(differences && groupWords(differences)).toBe(
    "1处已登记的和名单不一样，不改就保留已登记的",
  );
  expect(askedOf(doubts).length).toBe(3);
  // One by one: past the answer for all, which is left open.
  expect(nextOpen(doubts, "人员/王芳")).toBe("人员/丁一");
  expect(nextOpen(doubts, "人员/丁二")).toBe("人员/名册里没有的所有人");
});

test("Enter goes to the next open question below, and from the top again", () => {
  const doubts = [doubt("签到/公出"), answered("签到/外出"), doubt("人员/曾国华"), differing];
  expect(nextOpen(doubts, null)).toBe("签到/公出");
  expect(nextOpen(doubts, "签到/公出")).toBe("人员/曾国华");
  expect(nextOpen(doubts, "人员/曾国华")).toBe("签到/公出");
  expect(nextOpen(doubts, "不同/A07/徐梅芳")).toBe("签到/公出");
  expect(nextOpen(doubts, "gone/by now")).toBe("签到/公出");
  expect(nextOpen([answered("签到/外出"), differing], null)).toBeNull();
});

test("one answer for all is no question of its own", () => {
  expect(openCount([forAll, doubt("人员/曾国华"), doubt("人员/丁一"), differing])).toBe(2);
});

test("nothing is marked before it is answered, and an answer of her own under the last choice", () => {
  expect(marked(doubt("签到/公出"))).toEqual({ chosen: null, other: null });
  expect(marked(answered("签到/公出"))).toEqual({ chosen: "leave", other: null });
  const person = doubt("人员/曾国华", {
    kind: "person",
    answer: { value: "T30", label: "T30" },
  });
  expect(marked(person)).toEqual({ chosen: OTHER_VALUE, other: "T30" });
});

test("an answer is told by its name, where it is none of the choices, too", () => {
  const person = doubt("人员/曾国华", { kind: "person", answer: { value: "T30", label: "T30" } });
  expect(answerWords(person, [{ value: "T30", label: "曾庆华（编号T30）" }])).toBe(
    "曾庆华（编号T30）",
  );
  expect(answerWords(person, [])).toBe("T30");
  expect(answerWords(answered("签到/公出"), [])).toBe("请假");
  expect(answerWords(doubt("签到/公出"), [])).toBe("");
});

test("why it is asked names the places", () => {
  expect(whyAsked(doubt("签到/公出"))).toBe("这个写法不是到会、请假或缺席");
  expect(whyAsked(doubt("人员/丁一", { reason: "名册里没有", samples: ["第3行", "第9行"] }))).toBe(
    "名册里没有：第3行、第9行",
  );
});
