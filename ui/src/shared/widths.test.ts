import { expect, test } from "vitest";
import { fit, widthOf, type Column } from "./widths";

const column = (key: string, wants: number, matters = false): Column => ({ key, wants, matters });
const total = (widths: Record<string, number>): number =>
  Object.values(widths).reduce((all, each) => all + each, 0);

test("Chinese takes a whole sign, digits less, and a phone number is short enough never to be cut", () => {
  expect(widthOf("职称")).toBeCloseTo(2 * 0.9375 + 1.5);
  expect(widthOf("“一”")).toBeGreaterThan(widthOf("一"));
  expect(widthOf("13870600001")).toBeLessThan(7.5);
});

test("with room for all, what is long is read whole", () => {
  const { widths, order, fits } = fit([column("name", 5), column("note", 24)], 40);
  expect(widths).toEqual({ name: 5, note: 24 });
  expect([order, fits]).toEqual([["name", "note"], true]);
});

test("what is long takes what is left, and no more", () => {
  const { widths, fits } = fit([column("name", 5), column("note", 30), column("post", 10)], 40);
  expect(widths).toEqual({ name: 5, note: 25, post: 10 });
  expect(fits).toBe(true);
});

test("without room the long ones that do not matter are cut, evenly; short ones never", () => {
  const wide = [
    column("address", 15),
    column("post", 12),
    column("phone", 7.4),
    column("note", 14, true),
  ];
  const { widths, order, fits } = fit(wide, 42.4);
  expect(widths["note"], "carries a fault").toBe(14);
  expect(widths["phone"]).toBe(7.4);
  expect([widths["address"], widths["post"]]).toEqual([10.5, 10.5]);
  expect([order.at(0), fits]).toEqual(["address", true]);
});

test("what matters is cut further rather than put out of sight", () => {
  const many = Array.from({ length: 6 }, (_, at) => column(`${at}`, 9, true));
  const { widths, fits } = fit(many, 39);
  expect(fits).toBe(true);
  expect(widths["0"]).toBeCloseTo(6.5);
  expect(fit(many, 33).fits).toBe(false);
});

test("what matters is cut only when nothing else can be", () => {
  const { widths, fits } = fit([column("note", 16, true), column("post", 12)], 20);
  expect(widths["post"]).toBe(7.5);
  expect(widths["note"]).toBeCloseTo(12.5);
  expect(fits).toBe(true);
});

test("where all cannot be in sight, what matters stands first", () => {
  const many = [
    column("sex", 4),
    column("birth", 7),
    column("note", 12, true),
    column("phone", 7.4),
  ];
  const { order, widths, fits } = fit(many, 20);
  expect(fits).toBe(false);
  expect(order).toEqual(["note", "sex", "birth", "phone"]);
  expect(widths["note"], "one scrolls anyway: it is read whole").toBe(12);
  expect(total(widths)).toBeGreaterThan(20);
  expect(widths["sex"], "no column is half in sight").toBeCloseTo(8);
});
