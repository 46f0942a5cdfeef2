import { expect, it } from "vitest";
import type { Failure } from "../generated/Failure";
import { countOf, hoursOf, timeOf } from "./typed";

it.each([
  ["14:30", "14:30:00"],
  ["8：05", "08:05:00"],
  ["1430", "14:30:00"],
  ["１４：３０", "14:30:00"],
  ["8点05分", "08:05:00"],
  ["0:00", "00:00:00"],
  ["8点", "08:00:00"],
  ["8点半", "08:30:00"],
  ["上午8点", "08:00:00"],
  ["下午2点半", "14:30:00"],
  ["晚上７：００", "19:00:00"],
  ["", null],
])("reads the time %s", (text, expected) => {
  expect(timeOf(text, "starts")).toBe(expected);
});

it.each([
  ["3", 3],
  ["１．５", 1.5],
  ["2学时", 2],
  [" ", null],
])("reads the hours %s", (text, expected) => {
  expect(hoursOf(text)).toBe(expected);
});

it.each([
  ["12", 12],
  ["１２人", 12],
  ["", null],
])("reads the count %s", (text, expected) => {
  expect(countOf(text, "pieces", "页数")).toBe(expected);
});

it.each<[string, () => unknown, string | null]>([
  ["24:00", () => timeOf("24:00", "ends"), "ends"],
  ["14:75", () => timeOf("14:75", "ends"), "ends"],
  ["下午", () => timeOf("下午", "starts"), "starts"],
  ["三", () => hoursOf("三"), "hours"],
  ["-1", () => hoursOf("-1"), "hours"],
  ["1.5", () => countOf("1.5", "pieces", "页数"), "pieces"],
  ["十二", () => countOf("十二", null, "到会人数"), null],
])("refuses %s at its field instead of saving nothing", (_, read, field) => {
  let refused: Failure | undefined;
  try {
    read();
  } catch (thrown) {
    refused = thrown as Failure;
  }
  expect(refused).toMatchObject({ code: "invalid", field });
  expect(refused?.message).toMatch(/。$/);
});
