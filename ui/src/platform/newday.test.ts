import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { EVERYTHING, onChanged } from "./acts";
import { followDays } from "./newday";
import { usePlatform, type Platform } from "./platform";

const told: string[] = [];
let typing = false;
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date(2025, 0, 6, 23, 58) });
  usePlatform({ call: async () => null } as unknown as Platform);
  told.length = 0;
  typing = false;
  stop = onChanged((kinds) => void told.push(...kinds));
  followDays(() => typing);
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

const minutes = (count: number) => vi.advanceTimersByTimeAsync(count * 60_000);

it("everything is read again once the new day has come, and only once", async () => {
  await minutes(1);
  expect(told).toEqual([]);
  await minutes(10);
  expect(told).toEqual([EVERYTHING]);
});

it("waits until nobody is typing", async () => {
  typing = true;
  await minutes(10);
  expect(told).toEqual([]);
  typing = false;
  await minutes(1);
  expect(told).toEqual([EVERYTHING]);
});
