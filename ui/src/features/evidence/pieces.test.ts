import { expect, it } from "vitest";
import { kindOfFile } from "./pieces";

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
