import { describe, expect, it } from "vitest";
import {
  addDays,
  daysBetween,
  moment,
  monthDay,
  monthOf,
  parseDay,
  schoolYearOf,
  weekday,
} from "./dates";

describe("a day as people write it", () => {
  it.each([
    ["1.10", "2025-01-10"],
    ["9.13", "2024-09-13"],
    ["8.31", "2025-08-31"],
    ["1月10日", "2025-01-10"],
    ["1月10号", "2025-01-10"],
    ["12/27", "2024-12-27"],
    ["2025-1-10", "2025-01-10"],
    ["2025年1月10日", "2025-01-10"],
    ["2025.1.10", "2025-01-10"],
    ["25.1.10", "2025-01-10"],
    ["20250110", "2025-01-10"],
    ["２０２５．１．１０", "2025-01-10"],
    [" 1 月 10 日 ", "2025-01-10"],
    ["2。28", "2025-02-28"],
  ])("%s is %s in 2024—2025学年度", (text, day) => {
    expect(parseDay(text, 2024)).toBe(day);
  });

  it.each(["2.30", "13.1", "1.10.11.12", "一月十日", "1", "", "10.", "abc", "0.0", "2025-00-10"])(
    "%s is no day",
    (text) => {
      expect(parseDay(text, 2024)).toBeNull();
    },
  );

  it("29 February exists only in its year", () => {
    expect(parseDay("2.29", 2023)).toBe("2024-02-29");
    expect(parseDay("2.29", 2024)).toBeNull();
  });
});

describe("a day as it is shown", () => {
  it("names month, weekday and school year", () => {
    expect(monthDay("2025-01-06")).toBe("1月6日");
    expect(weekday("2025-01-06")).toBe("星期一");
    expect(schoolYearOf("2025-08-31")).toBe(2024);
    expect(schoolYearOf("2025-09-01")).toBe(2025);
  });

  it("counts days over the end of a month and a year", () => {
    expect(daysBetween("2024-12-27", "2025-01-10")).toBe(14);
    expect(addDays("2024-12-31", 1)).toBe("2025-01-01");
  });

  it("says 今天 and 昨天, and drops the time of other years", () => {
    expect(moment("2025-01-06 08:31:00", "2025-01-06")).toBe("今天 08:31");
    expect(moment("2025-01-05 16:20:00", "2025-01-06")).toBe("昨天 16:20");
    expect(moment("2025-01-03 16:20:00", "2025-01-06")).toBe("1月3日 16:20");
    expect(moment("2024-09-02 10:00:00", "2025-01-06")).toBe("2024年9月2日");
  });
});

it.each([
  ["1974.3", "1974-03"],
  ["1974-03", "1974-03"],
  ["1974年3月", "1974-03"],
  ["197403", "1974-03"],
  ["1974/12", "1974-12"],
  [" ", null],
  ["今年", "今年"],
])("reads the month %s", (text, expected) => {
  expect(monthOf(text)).toBe(expected);
});
