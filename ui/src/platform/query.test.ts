import { beforeEach, expect, it } from "vitest";
import { effectScope, nextTick, ref, type EffectScope } from "vue";
import { EVERYTHING, tellChanged } from "./acts";
import { usePlatform, type Platform } from "./platform";
import { useQuery, type Query } from "./query";

/** A core whose answers are given by hand, in the order the test wants. */
class HandCore {
  asked: { request: unknown; answer: (value: unknown) => void; refuse: (why: unknown) => void }[] =
    [];
  readonly platform: Platform = {
    kind: "browser",
    call: (_, request) =>
      new Promise((answer, refuse) => this.asked.push({ request, answer, refuse })),
    pickFiles: async () => [],
    takeFile: async ({ name }) => ({ token: "1", name }),
    saveFile: async () => null,
    openFile: async () => undefined,
  };
}

let core: HandCore;
let scope: EffectScope;
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  core = new HandCore();
  usePlatform(core.platform);
  scope?.stop();
  scope = effectScope();
});

// What is asked does not matter here, only when: the hand core answers anything. Its row says that the
// answer is made of activities and sign-ins, among others, and not of terms.
function open(request: () => unknown): Query<unknown> {
  const query = scope.run(() => useQuery("attendance_details", request as never));
  if (query === undefined) throw new Error("the scope has ended");
  return query;
}

it("asks again when a kind it shows has changed, and only then", async () => {
  const query = open(() => 1);
  core.asked[0]?.answer("first");
  await settled();
  expect(query.data.value).toBe("first");

  tellChanged(["term"]);
  expect(core.asked).toHaveLength(1);
  tellChanged(["term", "attendance"]);
  expect(core.asked).toHaveLength(2);
  expect(query.data.value, "the old answer stays until the new one is here").toBe("first");
  core.asked[1]?.answer("second");
  await settled();
  expect(query.data.value).toBe("second");
});

it("asks again when another ledger was opened", () => {
  open(() => 1);
  tellChanged([EVERYTHING]);
  expect(core.asked).toHaveLength(2);
});

it("asks again when the request changes, not when an equal one is built", async () => {
  const term = ref(1);
  const other = ref(0);
  open(() => ({ term: term.value, list: [other.value * 0] }));
  other.value = 1;
  await nextTick();
  expect(core.asked).toHaveLength(1);
  term.value = 2;
  await nextTick();
  expect(core.asked.at(-1)?.request).toEqual({ term: 2, list: [0] });
});

it("an answer that comes too late is dropped", async () => {
  const term = ref(1);
  const query = open(() => term.value);
  term.value = 2;
  await nextTick();
  core.asked[1]?.answer("of term 2");
  core.asked[0]?.answer("of term 1");
  await settled();
  expect(query.data.value).toBe("of term 2");
  expect(query.loading.value).toBe(false);
});

it("asks nothing while there is no request", async () => {
  const id = ref<string | undefined>();
  const query = open(() => id.value);
  expect(core.asked).toHaveLength(0);
  id.value = "x";
  await nextTick();
  expect(core.asked).toHaveLength(1);
  id.value = undefined;
  await nextTick();
  core.asked[0]?.answer("late");
  await settled();
  expect(query.data.value).toBeUndefined();
});

it("a refusal is kept as a failure, and the next answer clears it", async () => {
  const query = open(() => 1);
  core.asked[0]?.refuse({ code: "missing", message: "找不到活动", field: null, detail: "" });
  await settled();
  expect(query.failure.value?.message).toBe("找不到活动");
  void query.reload();
  core.asked[1]?.answer("there");
  await settled();
  expect(query.failure.value).toBeNull();
});

it("stops listening with its screen", () => {
  open(() => 1);
  scope.stop();
  tellChanged(["activity"]);
  expect(core.asked).toHaveLength(1);
});

it("what is gone is not shown any longer; other failures leave the old answer", async () => {
  const query = open(() => 1);
  core.asked[0]?.answer("there");
  await settled();
  tellChanged(["activity"]);
  core.asked[1]?.refuse({ code: "not_now", message: "稍后再试", field: null, detail: "" });
  await settled();
  expect(query.data.value).toBe("there");
  tellChanged(["activity"]);
  core.asked[2]?.refuse({ code: "missing", message: "找不到活动", field: null, detail: "" });
  await settled();
  expect(query.data.value).toBeUndefined();
  expect(query.failure.value?.message).toBe("找不到活动");
});
