import { expect, it } from "vitest";
import type { EvidenceKindLine } from "../../generated/EvidenceKindLine";
import { amountWords, endingOf, isThere, kindOfFile, lookOf, missingFirst } from "./pieces";

it.each([
  ["IMG_2031.JPG", ["photo_ev", "record"], "photo_ev"],
  ["线上.png", ["screenshot"], "screenshot"],
  ["签到表扫描.pdf", ["photo_ev"], "signin"],
  ["活动通知.docx", [], "notice"],
  ["纪实.docx", ["photo_ev", "record"], "record"],
  ["附件.pdf", [], "record"],
])("%s belongs to %s", (name, missing, expected) => {
  expect(kindOfFile(name, missing)).toBe(expected);
});

it.each([
  [[null], "1件"],
  [[3], "3页"],
  [[3, 2], "2件，共5页"],
  [[null, null], "2件"],
])("says how much %j is", (pages, words) => {
  expect(amountWords(pages.map((pieces) => ({ pieces })))).toBe(words);
});

it("puts what is missing before what is there, and suggestions last", () => {
  const line = (kind: string, rest: object): EvidenceKindLine =>
    ({
      kind,
      name: kind,
      need: "required",
      pieces: [],
      written: false,
      explanation: null,
      ...rest,
    }) as never;
  const kinds = [
    line("idea", { need: "suggested" }),
    line("there", { pieces: [{ file: "ab", size: 2048 }] }),
    line("explained", { explanation: {} }),
    line("missing", {}),
    line("written", { written: true }),
  ];
  expect(missingFirst(kinds).map(({ kind }) => kind)).toEqual([
    "missing",
    "explained",
    "there",
    "written",
    "idea",
  ]);
});

it.each([
  ["IMG_2031.HEIC", "image", "HEIC"],
  ["签到表.pdf", "file", "PDF"],
  ["评课记录.et", "sheet", "ET"],
  ["课件.pptx", "slides", "PPTX"],
  ["录像.mp4", "film", "MP4"],
  ["全部材料.zip", "box", "ZIP"],
  ["没有后缀", "file", ""],
  [null, "file", ""],
])("%s looks like %s, %s", (name, look, ending) => {
  expect([lookOf(name), endingOf(name)]).toEqual([look, ending]);
});

it.each([
  [[], false],
  [[{ file: "ab", size: 0 }], false],
  [
    [
      { file: "ab", size: 0 },
      { file: "cd", size: 9 },
    ],
    true,
  ],
  [[{ file: null, size: null }], true],
  [[{ file: "ab", size: null }], true],
])("an empty file proves nothing: %j", (pieces, there) => {
  expect(isThere({ pieces: pieces as never, written: false })).toBe(there);
});
