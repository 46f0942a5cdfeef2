// What an import would do, in words.
import { expect, test } from "vitest";
import type { Doubt } from "../../generated/Doubt";
import type { LeftOut } from "../../generated/LeftOut";
import type { ParticipationActivity } from "../../generated/ParticipationActivity";
import type { ParticipationLine } from "../../generated/ParticipationLine";
import type { ParticipationPreview } from "../../generated/ParticipationPreview";
import type { ParticipationState } from "../../generated/ParticipationState";
import {
  applyWords,
  byId,
  countsOf,
  factsOf,
  inOrder,
  isIdle,
  lossOf,
  outcomeOf,
  questionOf,
  refusedOf,
} from "./lines";

const line = (state: ParticipationState, more: Partial<ParticipationLine> = {}) => ({
  place: "工作表“一”第3行C列",
  name: "徐梅芳",
  school: "前楼中心小学",
  written: "请假",
  state,
  status: "请假",
  known: "",
  note: null,
  asked: [],
  ...more,
});
function activity(
  lines: ParticipationLine[],
  more: Partial<ParticipationActivity> = {},
): ParticipationActivity {
  const counts = { added: 0, same: 0, different: 0, open: 0, silent: 0 };
  for (const { state } of lines) counts[state] += 1;
  return {
    activity: "a",
    session: null,
    code: "A07",
    day: "2024-12-27",
    title: "送教",
    mentioned: [],
    refused: null,
    counts,
    lines,
    ...more,
  };
}
const doubt = (id: string, answer: string | null): Doubt => ({
  id,
  kind: "choice",
  place: "",
  question: "",
  reason: "",
  samples: [],
  choices: [],
  answer: answer === null ? null : { value: answer, label: answer },
  unknown: null,
  alike: null,
});
const preview = (
  activities: ParticipationActivity[],
  doubts: Doubt[] = [],
): ParticipationPreview => ({ activities, doubts, leftOut: [], takenIn: [] });
const differs = line("different", { known: "到会", asked: ["不同/A07/徐梅芳"] });

test("a difference is kept unless the file's word is chosen", () => {
  const of = activity([differs]);
  const kept = [doubt("不同/A07/徐梅芳", "ledger")];
  const taken = [doubt("不同/A07/徐梅芳", "file")];
  expect(outcomeOf(differs, of, byId(kept))).toBe("保留到会");
  expect(outcomeOf(differs, of, byId(taken))).toBe("改为请假");
  expect(factsOf(preview([of], kept))).toBe("1次活动：不同的1人次保留已登记的");
  expect(factsOf(preview([of], taken))).toBe("1次活动：变更1人次");
  expect(applyWords(preview([of], kept))).toEqual({ words: "没有要导入的签到", ready: false });
  expect(applyWords(preview([of], taken))).toEqual({ words: "导入1人次签到", ready: true });
});

test("an answer to who it is does not make a line one that is changed", () => {
  const known = [doubt("人员/徐梅芳", "file")];
  const asked = line("different", { known: "到会", asked: ["人员/徐梅芳"] });
  expect(outcomeOf(asked, activity([asked]), byId(known))).toBe("保留到会");
});

test("nobody is counted for an activity that takes nobody in", () => {
  const lines = [line("added"), line("open"), line("same"), line("silent")];
  const archived = activity(lines, { refused: "已归档，不能修改。" });
  expect(countsOf(archived).map(({ label, count }) => label + count)).toEqual([
    "不能登记2",
    "相同1",
    "不登记1",
  ]);
  expect(lines.map((each) => outcomeOf(each, archived, byId([])))).toEqual([
    "不能登记",
    "不能登记",
    "不变",
    "不登记",
  ]);
  expect(applyWords(preview([archived])).ready).toBe(false);
  expect(isIdle(preview([archived]))).toBe(true);
  expect(factsOf(preview([archived]))).toBe("1次活动");
});

test("nothing is imported while something is open", () => {
  const of = activity([line("added"), line("open", { asked: ["签到/公出"] })]);
  expect(isIdle(preview([of], [doubt("签到/公出", null)]))).toBe(false);
  expect(applyWords(preview([of], [doubt("签到/公出", null)]))).toEqual({
    words: "定好1处后导入",
    ready: false,
  });
  expect(applyWords(preview([of], [doubt("签到/公出", "-")])).words).toBe("导入1人次签到");
  expect(factsOf(preview([]))).toBe("没有对上台账里的活动");
});

test("what must be looked at stands first, else the order is the file's", () => {
  const lines = [
    line("same", { name: "甲" }),
    line("added", { name: "乙" }),
    line("open", { name: "丙" }),
    line("added", { name: "丁" }),
  ];
  expect(inOrder(lines).map(({ name }) => name)).toEqual(["丙", "乙", "丁", "甲"]);
});

test("a line leads to what is open about it, else to where it differs", () => {
  const asked = line("open", { asked: ["人员/甲", "签到/公出", "gone"] });
  const doubts = byId([doubt("人员/甲", "T1"), doubt("签到/公出", null)]);
  expect(questionOf(asked, doubts)?.id).toBe("签到/公出");
  expect(questionOf(differs, byId([doubt("不同/A07/徐梅芳", "ledger")]))?.id).toBe(
    "不同/A07/徐梅芳",
  );
  expect(questionOf(line("added"), doubts)).toBeNull();
});

test("what is left out says how much is lost, and which activity takes nobody in", () => {
  const entry = (more: Partial<LeftOut>): LeftOut => ({
    id: "活动/A06",
    kind: "part",
    place: "A06 专题讲座",
    reason: "已归档",
    count: 3,
    sample: "",
    takeIn: "activity",
    ...more,
  });
  expect(lossOf(entry({}))).toBe("3人");
  expect(lossOf(entry({ kind: "column", takeIn: "activity" }))).toBe("3人");
  expect(lossOf(entry({ kind: "column", takeIn: "click" }))).toBe("3格");
  expect(lossOf(entry({ count: 0 }))).toBe("");
  const archived = activity([], { code: "A06", title: "专题讲座", refused: "已归档" });
  expect(refusedOf(entry({}), [archived])).toBe(archived);
  expect(refusedOf(entry({}), [{ ...archived, refused: null }])).toBeNull();
});
