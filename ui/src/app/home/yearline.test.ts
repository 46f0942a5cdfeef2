import { expect, it } from "vitest";
import { holidayBetween, monthsOf, phasesOf, placeOf } from "./yearline";

const STAGE = { from: "2024-09-01", to: "2025-06-30" };

it("a day lies where it lies between the ends, and nowhere outside", () => {
  expect(placeOf("2024-09-01", STAGE)).toBe(0);
  expect(placeOf("2025-06-30", STAGE)).toBe(100);
  expect(placeOf("2025-01-06", STAGE)).toBeCloseTo(42.05, 1);
  expect(placeOf("2025-07-01", STAGE)).toBeNull();
  expect(placeOf("2024-08-31", STAGE)).toBeNull();
});

it("the months of the stage, over the turn of the year", () => {
  expect(monthsOf(STAGE).map(({ label }) => label)).toEqual(
    [9, 10, 11, 12, 1, 2, 3, 4, 5, 6].map((month) => `${month}月`),
  );
});

it("the winter holiday lies between the two terms' lessons", () => {
  const holiday = holidayBetween("2025-01-10", "2025-02-17", STAGE);
  expect(holiday?.left).toBe(placeOf("2025-01-11", STAGE));
  expect(holidayBetween("2025-02-16", "2025-02-17", STAGE)).toBeNull();
});

it("knows which phase today lies in", () => {
  const states = (today: string): string[] =>
    phasesOf(2024, STAGE, today).map(({ state }) => state);
  expect(states("2025-01-06")).toEqual(["past", "past", "run", "next"]);
  expect(states("2024-08-20")).toEqual(["past", "run", "next", "next"]);
  expect(states("2025-07-10")).toEqual(["past", "past", "past", "run"]);
});
