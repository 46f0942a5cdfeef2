import { describe, expect, it } from "vitest";
import { matches, type Reading } from "./readings";

const reading = (...syllables: string[]): Reading => syllables.map((each) => each.split(" "));
const collective = reading("ji", "ti", "bei", "ke");
const zhuti = reading("zhu", "ti", "jiao", "yan xing");
const survey = reading("diao tiao", "yan");

describe("finding a choice", () => {
  it.each([
    ["集体备课", collective, "备课"],
    ["集体备课", collective, "jtbk"],
    ["集体备课", collective, "JTBK"],
    ["集体备课", collective, "bk"],
    ["集体备课", collective, "jiti"],
    ["集体备课", collective, "ji ti bei"],
    ["集体备课", collective, "集tbk"],
    ["主题教研", zhuti, "zt"],
    ["主题教研", zhuti, "zht"],
    ["主题教研", zhuti, "zhutijy"],
    ["调研", survey, "ty"],
    ["调研", survey, "dy"],
    ["“集体”备课", reading("", "ji", "ti", "", "bei", "ke"), "jtbk"],
    ["A组", reading("a", "zu"), "az"],
    ["集体备课", collective, ""],
    ["\u{2f74}体备课", collective, "立体"],
    ["\u{f9e9}兰", reading("li", "lan"), "里兰"],
  ])("%s", (text, read, typed) => {
    expect(matches(text, read, typed)).toBe(true);
  });

  it.each([
    ["集体备课", collective, "jk"],
    ["集体备课", collective, "备体"],
    ["主题教研", zhuti, "zut"],
    ["集体备课", [], "jtbk"],
  ])("%s is not found by what it does not say", (text, read, typed) => {
    expect(matches(text, read as Reading, typed)).toBe(false);
  });
});
