import { expect, it } from "vitest";
import { exampleFor } from "./example";

it.each([
  ["signin", "签到表"],
  ["photo_ev", "照片"],
  ["notice", "通知"],
  ["screenshot", "截图"],
  ["record", "记录"],
  ["award", "获奖名单"],
])("the example for a missing %s speaks of it", (kind, word) => {
  expect(exampleFor(kind, word)).toContain(word);
});

it("an example for a missing sheet does not speak of photos", () => {
  expect(exampleFor("signin", "签到表")).not.toMatch(/拍照|照片/u);
});
