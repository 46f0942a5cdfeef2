import { expect, it, test } from "vitest";
import type { ActivityDraftView } from "../../generated/ActivityDraftView";
import type { ActivityField } from "../../generated/ActivityField";
import type { ActivityLine } from "../../generated/ActivityLine";
import type { ActivityPreview } from "../../generated/ActivityPreview";
import type { Doubt } from "../../generated/Doubt";
import type { LeftOut } from "../../generated/LeftOut";
import type { LineState } from "../../generated/LineState";
import { pairsOf, passedOver, unusedHeadings } from "./columns";
import {
  applyWords,
  cellsOf,
  columnOf,
  countsIn,
  entryOf,
  headsInShort,
  lostWords,
  notTaken,
  rowKey,
  rowsOf,
  shortDay,
  tabsOf,
  turnoutOf,
  writtenCells,
  yearsOf,
} from "./lines";

const doubt = (id: string, written: string, part: Partial<Doubt> = {}): Doubt => ({
  id,
  kind: "choice",
  place: `“${written}”`,
  question: "",
  reason: "",
  samples: [],
  choices: [],
  answer: null,
  unknown: null,
  alike: null,
  ...part,
});

const line = (row: number, part: Partial<ActivityLine> = {}): ActivityLine => ({
  place: { list: 0, row },
  told: `第${row}行`,
  state: "added",
  written: [],
  day: "2024年9月20日",
  title: "口算教学",
  form: "专题讲座",
  host: "二实小",
  roles: "",
  heads: "",
  facts: [],
  doubts: [],
  lost: [],
  remarks: [],
  faults: [],
  activity: null,
  filled: [],
  ...part,
});

const leftOut = (id: string, kind: LeftOut["kind"], place: string, part = {}): LeftOut => ({
  id,
  kind,
  place,
  reason: "",
  count: 0,
  sample: "",
  takeIn: kind === "column" ? "field" : "click",
  ...part,
});

function preview(lines: ActivityLine[], part: Partial<ActivityPreview> = {}): ActivityPreview {
  const count = (state: LineState): number => lines.filter((each) => each.state === state).length;
  return {
    lines,
    counts: {
      open: count("open"),
      added: count("added"),
      changed: count("changed"),
      same: count("same"),
      faulty: count("faulty"),
      leftOut: count("left_out"),
    },
    doubts: [],
    leftOut: [],
    ...part,
  };
}

const COLUMNS: readonly [string, ActivityField | null][] = [
  ["时间", "day"],
  ["内容", "title"],
  ["主讲", "people"],
  ["参加人员", "turnout"],
  ["存档盒", null],
];
const view: ActivityDraftView = {
  file: "台账.xlsx",
  fields: [
    { field: "day", label: "日期" },
    { field: "title", label: "活动主题" },
    { field: "people", label: "承担人" },
    { field: "turnout", label: "参加人员" },
  ],
  lists: [
    {
      list: 0,
      name: "2024秋",
      hidden: false,
      included: true,
      activities: 2,
      headFrom: 2,
      headTo: 2,
      columns: COLUMNS.map(([heading, field], column) => ({
        column,
        letters: "ABCDE"[column] ?? "",
        heading,
        field,
        meaning: field,
        school: null,
        confidence: null,
        samples: [],
      })),
    },
  ],
};

test("what must be looked at stands first, what is left out last; a line is not told twice", () => {
  const out = line(9, { state: "left_out" });
  const entries = [
    leftOut("2024秋/9", "row", "工作表“2024秋”第9行", { count: 1 }),
    leftOut("2024秋/11", "row", "工作表“2024秋”第11行"),
  ];
  const all = preview([line(3), out, line(5, { state: "open" }), line(7, { state: "changed" })], {
    leftOut: entries,
  });
  expect(rowsOf(all, view).map(rowKey)).toEqual([
    "group open",
    "0/5",
    "group added",
    "0/3",
    "group changed",
    "0/7",
    "group left_out",
    "0/9",
    "left out 2024秋/11",
  ]);
  expect(entryOf(all, view, out)?.id).toBe("2024秋/9");
  expect(notTaken(all, view).map(({ id }) => id)).toEqual(["2024秋/11"]);
  expect(tabsOf(all).map(({ group, count }) => [group, count])).toEqual([
    ["open", 1],
    ["added", 1],
    ["changed", 1],
    ["same", 0],
    ["faulty", 0],
    ["left_out", 2],
  ]);
});

it.each<[LineState[], number, string, boolean]>([
  [["open", "open", "added"], 0, "定好2行后导入", false],
  [["open", "faulty"], 1, "定下1处、定好1行、改好有错的1行后导入", false],
  [["added", "changed", "same"], 0, "导入2项活动", true],
  [["same"], 0, "没有要导入的活动", false],
])("the button says what is in the way: %j", (states, years, words, ready) => {
  const lines = states.map((state, row) => line(row, { state }));
  const doubts = Array.from({ length: years }, () => doubt("学年/2024秋", "2024秋"));
  expect(applyWords(preview(lines, { doubts }))).toEqual({ words, ready });
});

it.each([
  ["日期/2024秋/5", "5月", "day"],
  ["形式/赛课", "赛课", "form"],
  ["承办/2024秋/5", "二实小", "host"],
  ["承担/2024秋/5", "周文慧", "roles"],
  ["人数/2024秋/5", "共9人", "heads"],
  ["对应/2024秋/5", "口算", "title"],
  ["开展/2024秋/5", "因停电取消", "title"],
  ["学校/前楼", "前楼", "heads"],
  ["学校/进修学校", "进修学校", "roles"],
  ["学校/新街", "新街", "host"],
])("the question %s is about the column %3$s", (id, written, column) => {
  const written_ = [
    { heading: "主讲", text: "进修学校程远航" },
    { heading: "参加人员", text: "前楼6人" },
  ];
  expect(columnOf(doubt(id, written), line(5, { written: written_ }), view)).toBe(column);
});

test("an activity that was moved is doubtful in its day", () => {
  const choices = [{ value: "2024-12-27", label: "2024年12月27日开展的" }];
  expect(columnOf(doubt("开展/5", "改到12月27日", { choices }), line(5), view)).toBe("day");
});

test("a doubtful cell is marked, and says what is written where nothing was read", () => {
  const open = line(5, { state: "open", heads: "", doubts: [doubt("人数/5", "共9人")] });
  expect(cellsOf(open, view).heads).toEqual({ text: "共9人", unsure: true });
  expect(cellsOf(open, view).day).toEqual({ text: "2024年9月20日", unsure: false });
  expect(cellsOf({ ...open, state: "left_out" }, view).heads.unsure).toBe(false);
});

test("numbers stand beside their schools, in two lines of a cell", () => {
  expect(headsInShort("二实小6、前楼中心校4")).toBe("二实小6 前楼中心校4");
  expect(headsInShort("实小6、松岭4、白塔3、石门2、竹溪3")).toBe("实小6 松岭4 白塔3 石门2 竹溪3");
  const long = "第二实验小学6、前楼中心小学4、石桥中心小学12、城关小学3";
  expect(headsInShort(long)).toBe(`共25人：${long.replaceAll("、", " ")}`);
  for (const written of ["", "二实小6", "应到11人", "应到11人，全部到会", "全体数学教师"])
    expect(headsInShort(written), "as it is").toBe(written);
});

test("a row of which something is not kept is marked", () => {
  const lost = ["“若干”不是人数，没有记", "学科中的“综合”没有记"];
  expect(lostWords(line(3, { lost }))).toBe(lost.join("；"));
  expect(lostWords(line(3))).toBe("");
  expect(lostWords(line(3, { lost, state: "left_out" })), "all of it is not").toBe("");
});

test("what is asked about is marked in the row as written", () => {
  const written = [
    { heading: "时间", text: "5月" },
    { heading: "参加人员", text: "语文组，共9人" },
  ];
  const heads = writtenCells(line(5, { written }), view, doubt("人数/5", "共9人"));
  expect(heads[1]?.parts).toEqual([
    { text: "语文组，", marked: false },
    { text: "共9人", marked: true },
  ]);
  // Put together from two cells: they are marked whole.
  const day = writtenCells(line(5, { written }), view, doubt("日期/5", "5月 13", { kind: "day" }));
  expect(day.map(({ parts }) => parts.some(({ marked }) => marked))).toEqual([true, false]);
  expect(turnoutOf(line(5, { written }), view)).toBe("语文组，共9人");
});

test("numbers by school make a small table", () => {
  expect(countsIn("第二实验小学6人、前楼中心小学4人")).toEqual([
    { school: "第二实验小学", count: 6 },
    { school: "前楼中心小学", count: 4 },
  ]);
  expect(countsIn("11人，签到以后登记")).toBeNull();
  expect(countsIn("第二实验小学、前楼中心小学")).toBeNull();
});

test("days say their year only in a file of several school years", () => {
  const lines = [line(3), line(4, { day: "2025年8月31日" }), line(5, { day: "2025年9月" })];
  expect(yearsOf(lines)).toEqual([2024, 2025]);
  expect(shortDay("2024年9月20日", false)).toBe("9月20日");
  expect(shortDay("2024年9月20日", true)).toBe("2024年9月20日");
});

test("the file line says which columns were taken for what, and what was passed over", () => {
  const guess = doubt("2024秋/C", "", {
    kind: "column",
    place: "工作表“2024秋”C列“主讲”",
    reason: "按内容认的",
  });
  const seen = preview([line(3)], {
    doubts: [guess],
    leftOut: [
      leftOut("2024秋/E", "column", "工作表“2024秋”E列“存档盒”"),
      leftOut("2024秋/11", "row", "工作表“2024秋”第11行", { sample: "合计 共7次" }),
    ],
  });
  expect(pairsOf(view, seen)).toEqual([
    { heading: "时间", label: "日期", guess: "" },
    { heading: "内容", label: "活动主题", guess: "" },
    { heading: "主讲", label: "承担人", guess: "按内容认的" },
    { heading: "参加人员", label: "参加人员", guess: "" },
  ]);
  const [first] = view.lists;
  const ofSchools = ["二实小", "前楼中心校"].map((school, column) => ({
    column,
    letters: "FG"[column] ?? "",
    heading: `各校人数·${school}`,
    field: "school_turnout" as const,
    meaning: "school_turnout:1",
    school,
    confidence: null,
    samples: [],
  }));
  const counted = first && { ...view, lists: [{ ...first, columns: ofSchools }] };
  expect(counted && pairsOf(counted, seen), "one heading over several schools").toEqual([
    { heading: "各校人数", label: "各校人数", guess: "" },
  ]);
  expect(unusedHeadings(seen)).toBe("存档盒");
  expect(passedOver(seen)).toBe("第11行“合计”没有当作活动");
  expect(passedOver(preview([]))).toBe("");
});
