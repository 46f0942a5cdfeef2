import { expect, it } from "vitest";
import { useSaving } from "./saving";

it("a failed attempt is shown until another succeeds, and nothing is busy meanwhile", async () => {
  const { failure, busy, attempt } = useSaving();
  const failed = attempt(() => Promise.reject(new Error("gone")));
  expect(busy.value).toBe(false);
  expect(await failed).toBeUndefined();
  expect(failure.value?.detail).toContain("gone");
  expect(await attempt(() => Promise.resolve("a file"))).toBe("a file");
  expect(failure.value).toBeNull();
});
