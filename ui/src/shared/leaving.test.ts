// Leaving a form while it is being saved: that is waited for, and not asked about.
import { beforeEach, describe, expect, it } from "vitest";
import { nextTick, type EffectScope } from "vue";
import { currentQuestion, settleQuestion } from "./ask";
import type { Form } from "./form";
import { begin, rested, settled, type Model, type TwoPages } from "./two-pages";
import { mayLeaveScreen } from "./unsaved";

let ledger: TwoPages;
let scope: EffectScope;
let form: Form<Model>;

beforeEach(async () => {
  scope?.stop();
  ({ ledger, scope, form } = await begin());
});

describe("leaving while it is being saved", () => {
  it.each([
    ["another screen", () => mayLeaveScreen()],
    ["closing the drawer", () => form.leave()],
  ])("waits for the save and asks nothing: %s", async (_, leave) => {
    const answer = ledger.holdBack();
    form.draft.place = "阶梯教室";
    const saving = form.submit();
    let left: boolean | null = null;
    const leaving = leave().then((may) => (left = may));
    await settled();
    expect(currentQuestion.value).toBeNull();
    expect(left, "not before it is known").toBeNull();
    answer();
    expect(await saving).toBe(true);
    await leaving;
    expect(left).toBe(true);
    expect(currentQuestion.value).toBeNull();
  });

  it("asks after all where it could not be saved", async () => {
    const answer = ledger.holdBack();
    form.draft.place = "阶梯教室";
    ledger.gone = true;
    const saving = form.submit();
    const leaving = mayLeaveScreen();
    answer();
    expect(await saving).toBe(false);
    await settled();
    expect(currentQuestion.value?.question.title).toContain("还没有保存");
    settleQuestion("stay");
    expect(await leaving).toBe(false);
  });

  it.each([
    ["a save that goes to another screen", () => mayLeaveScreen()],
    ["a save that closes its drawer", () => form.leave()],
  ])("%s does not wait for itself", async (_, leave) => {
    const asked: boolean[] = [];
    form.draft.place = "阶梯教室";
    await nextTick();
    const done = form.run("保存", (write) =>
      write("activities_save" as never, { ...form.draft } as never, async () => {
        asked.push(await leave());
      }),
    );
    expect(await Promise.race([done, rested().then(() => "stuck")])).toBe(true);
    expect(asked).toEqual([true]);
    expect(currentQuestion.value).toBeNull();
  });
});
