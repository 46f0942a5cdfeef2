import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { currentToast, dismissToast, holdToast, releaseToast, toast, TOAST_MS } from "./toasts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  dismissToast();
  vi.useRealTimers();
});

it("a toast stays six seconds", () => {
  toast("已登记签到14人");
  vi.advanceTimersByTime(TOAST_MS - 1);
  expect(currentToast.value?.text).toBe("已登记签到14人");
  vi.advanceTimersByTime(1);
  expect(currentToast.value).toBeNull();
});

it("the newer one takes the place of the older and has its own six seconds", () => {
  toast("已导入：新增3人");
  vi.advanceTimersByTime(TOAST_MS - 100);
  toast("已归档1项");
  vi.advanceTimersByTime(TOAST_MS - 100);
  expect(currentToast.value?.text).toBe("已归档1项");
});

it("stays while it is held, and six seconds from being let go", () => {
  toast("已归档1项");
  holdToast();
  vi.advanceTimersByTime(TOAST_MS * 3);
  expect(currentToast.value).not.toBeNull();
  releaseToast();
  vi.advanceTimersByTime(TOAST_MS);
  expect(currentToast.value).toBeNull();
});
