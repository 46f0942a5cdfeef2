import { beforeEach, describe, expect, it } from "vitest";
import { effectScope, nextTick, type EffectScope } from "vue";
import { currentQuestion, settleQuestion } from "./ask";
import type { Form } from "./form";
import { begin, openForm, rested, settled, type Model, type TwoPages } from "./two-pages";
import { anyUnsaved, mayLeaveScreen } from "./unsaved";

let ledger: TwoPages;
let scope: EffectScope;
let form: Form<Model>;

beforeEach(async () => {
  scope?.stop();
  ({ ledger, scope, form } = await begin());
});

describe("saving against what was read", () => {
  it("takes over what only the other page wrote, and saves what was typed here", async () => {
    ledger.another({ note: "带平板" });
    form.draft.place = "阶梯教室";
    expect(await form.submit()).toBe(true);
    expect(ledger.record).toEqual({ place: "阶梯教室", note: "带平板" });
  });

  it.each([
    ["mine", "阶梯教室"],
    ["theirs", "会议室"],
  ] as const)("asks where both wrote, and saves the chosen: %s", async (whose, place) => {
    ledger.another({ place: "会议室", note: "带平板" });
    form.draft.place = "阶梯教室";
    expect(await form.submit()).toBe(false);
    expect(ledger.record.place, "nothing is written over unasked").toBe("会议室");
    const [contest] = form.contests.value;
    expect(contest).toMatchObject({
      label: "地点",
      mine: { words: "阶梯教室" },
      theirs: { words: "会议室" },
    });
    expect(contest?.by).toContain("二实小 周敏");
    expect(form.taken.value).toEqual(["备注"]);
    expect(form.why).toBe("先选用哪一个");
    expect(await form.submit(), "not before it is chosen").toBe(false);

    if (contest) form.choose(contest, whose);
    expect(await form.submit()).toBe(true);
    expect(ledger.record).toEqual({ place, note: "带平板" });
    expect(form.contests.value).toEqual([]);
    expect(form.changed).toBe(false);
  });

  it.each([
    ["do", true],
    ["not", false],
  ])("asks before it writes over what the form does not show: %s", async (answer, saved) => {
    ledger.another({}, ["date"]);
    form.draft.note = "改期后再定";
    const outcome = form.submit();
    await settled();
    expect(currentQuestion.value?.question.lines?.[0]).toContain("日期");
    settleQuestion(answer);
    expect(await outcome).toBe(saved);
    expect(ledger.saved).toHaveLength(saved ? 1 : 0);
    expect(form.draft.note, "what was typed stays").toBe(saved ? ledger.record.note : "改期后再定");
  });

  it("a removal asks, however little this form would have to take over", async () => {
    ledger.another({ note: "带平板" });
    form.draft.place = "阶梯教室";
    const outcome = form.run("删除", (write) =>
      write("activities_save" as never, { ...ledger.record, note: "" } as never),
    );
    await settled();
    expect(currentQuestion.value?.question.title).toContain("仍然删除吗");
    settleQuestion("not");
    expect(await outcome).toBe(false);
    expect(ledger.saved).toEqual([]);
    expect(form.draft.place, "what was typed stays").toBe("阶梯教室");
  });

  it("one's own saves, one after the other, never meet", async () => {
    for (const place of ["阶梯教室", "会议室", "录播教室"]) {
      form.draft.place = place;
      expect(await form.submit()).toBe(true);
    }
    expect(ledger.saved.map(({ seen }) => seen)).toEqual(["r.1", "r.2", "r.3"]);
  });

  it("what is typed while it is being saved stays, and is saved next", async () => {
    form.draft.place = "阶梯教室";
    const first = form.submit();
    form.draft.note = "带平板";
    await first;
    expect(form.draft).toEqual({ place: "阶梯教室", note: "带平板" });
    expect(form.changed).toBe(true);
    expect(await form.submit()).toBe(true);
    expect(ledger.record.note).toBe("带平板");
  });

  it("a record that is gone is not read again, so that what was typed stays on screen", async () => {
    form.draft.place = "阶梯教室";
    ledger.gone = true;
    ledger.another({ place: "会议室" });
    expect(await form.submit()).toBe(false);
    expect(form.failure?.code).toBe("clash");
    expect(form.draft.place).toBe("阶梯教室");
  });
});

describe("what is typed and not saved", () => {
  it("is kept, offered when the form is opened again, and goes with saving", async () => {
    form.draft.place = "阶梯教室";
    await rested();
    expect(ledger.kept.size).toBe(1);
    scope.stop(); // The page is gone: a crash, a reload.

    scope = effectScope();
    form = openForm(ledger, scope);
    await settled();
    expect(form.offer?.keptAt).toBe("2024-11-03T14:20:00");
    form.kept.take();
    expect(form.draft.place).toBe("阶梯教室");
    expect(form.offer).toBeNull();
    expect(await form.submit()).toBe(true);
    await settled();
    expect(ledger.kept.size).toBe(0);
  });

  it("a draft meets what was saved since, field by field", async () => {
    form.draft.place = "阶梯教室";
    await rested();
    scope.stop();
    ledger.another({ place: "会议室", note: "带平板" });

    scope = effectScope();
    form = openForm(ledger, scope);
    await settled();
    form.kept.take();
    expect(form.contests.value.map(({ theirs }) => theirs.words)).toEqual(["会议室"]);
    expect(form.draft.note).toBe("带平板");
  });

  it("an unchanged form keeps none, and one changed back drops it", async () => {
    await rested();
    expect(ledger.kept.size).toBe(0);
    form.draft.place = "阶梯教室";
    await rested();
    form.draft.place = "录播教室 ";
    await rested();
    expect(ledger.kept.size).toBe(0);
  });

  it("leaving asks: staying keeps it, dropping forgets it, saving saves it", async () => {
    expect(await form.leave()).toBe(true);
    form.draft.place = "阶梯教室";
    await nextTick();
    expect(anyUnsaved()).toBe(true);
    const answered = async (answer: string): Promise<boolean> => {
      const outcome = mayLeaveScreen();
      await settled();
      settleQuestion(answer);
      return outcome;
    };
    expect(await answered("stay")).toBe(false);
    expect(form.draft.place).toBe("阶梯教室");
    expect(await answered("save")).toBe(true);
    expect(ledger.record.place).toBe("阶梯教室");
    form.draft.place = "操场";
    await rested();
    expect(await answered("drop")).toBe(true);
    await settled();
    expect(form.draft.place).toBe("阶梯教室");
    expect(ledger.kept.size).toBe(0);
    expect(anyUnsaved()).toBe(false);
  });
});
