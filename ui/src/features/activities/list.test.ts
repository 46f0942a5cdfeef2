import { describe, expect, it } from "vitest";
import { filterOf, LOOKS, lookOr, looksAt, narrowingOf, NO_NARROWING } from "./list";

describe("what an address asks for", () => {
  it.each([
    ["nothing: one's own school first", {}, { school: "S3" }],
    ["补录签到", { todo: "sign-in" }, { toSignIn: true }],
    ["活动台账, with some not registered", { todo: "register" }, { overdue: true }],
    ["活动台账, with all of the year", { all: "1" }, {}],
    ["补录签到 of one's own", { todo: "sign-in", host: "S3" }, { toSignIn: true, host: "S3" }],
    ["只看有缺的", { evidence: "missing" }, { evidence: "missing" }],
    ["看计划", { plan: "1" }, { inPlan: true }],
  ])("%s", (_, query, wanted) => {
    const narrowing = narrowingOf(query, "S3");
    expect(narrowing, "and not a school that the number did not go by").toEqual({
      ...NO_NARROWING,
      ...wanted,
    });
    const filter = filterOf(narrowing, { community: "P1", schoolYear: 2024 });
    expect(filter).toMatchObject(wanted);
  });
});

it("one look at a time, and away from it by the same press", () => {
  const narrowing = { ...NO_NARROWING, host: "S3", ...LOOKS.lacking };
  expect(looksAt(narrowing, LOOKS.lacking)).toBe(true);
  expect(looksAt(narrowing, LOOKS.toSignIn)).toBe(false);
  const turned = { ...narrowing, ...lookOr(narrowing, LOOKS.toSignIn) };
  expect(turned).toEqual({ ...NO_NARROWING, host: "S3", toSignIn: true });
  expect({ ...turned, ...lookOr(turned, LOOKS.toSignIn) }).toEqual({ ...NO_NARROWING, host: "S3" });
});
