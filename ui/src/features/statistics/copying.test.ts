import { expect, it } from "vitest";
import { textOf } from "./copying";

it("cells are parted by tabs and lines by line ends", () => {
  expect(
    textOf([
      ["学校", "人次"],
      ["第二实验小学", 64],
    ]),
  ).toBe("学校\t人次\r\n第二实验小学\t64");
});

it("a text parts no cells and is no formula", () => {
  expect(textOf([["一行\n两行\t三格", "=1+1", "-", -3]])).toBe("一行 两行 三格\t'=1+1\t'-\t-3");
});
