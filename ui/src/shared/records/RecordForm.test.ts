import { afterEach, beforeEach, expect, it } from "vitest";
import { createApp, h, type App } from "vue";
import { noteSeen } from "../../platform/acts";
import { usePlatform } from "../../platform/platform";
import { setScope } from "../scope";
import type { Kind, Shown, Values } from "./kind";
import RecordForm from "./RecordForm.vue";
import { AWARD, award, SHARED_AWARD } from "./sample";

const REFS = {
  organization: [
    { value: "s1", label: "石桥中心小学" },
    { value: "s2", label: "前楼中心小学" },
  ],
  person: [{ value: "p1", label: "王雪", note: "石桥中心小学" }],
};
let app: App | null = null;
let kept: unknown[] = [];
beforeEach(async () => {
  kept = [];
  setScope({ schoolYear: 2024, today: "2025-01-06" });
  usePlatform({
    kind: "browser",
    call: async (name, request) => {
      if (name === "unsaved_keep") kept.push(request);
      if (name === "ledger_seen") return "r.1";
      if (name === "vocabulary_all") return { lists: [{ list: "subject", words: WORDS }] };
      if (name === "text_readings") return (request as string[]).map(() => []);
      return null;
    },
    pickFiles: async () => [],
    takeFile: async ({ name }) => ({ token: "1", name }),
    saveFile: async () => null,
    openFile: async () => undefined,
  });
  await noteSeen();
});
const WORDS = [{ code: "yw", name: "语文", enabled: true }];
afterEach(() => {
  app?.unmount();
  document.body.replaceChildren();
});

const settle = (ms = 0): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
async function mount(record: Shown | null = null, kind: Kind = AWARD) {
  const saved: Values[] = [];
  const savedParts: Values[][] = [];
  let closed = 0;
  app = createApp(() =>
    h(RecordForm, {
      kind,
      record,
      refs: REFS,
      check: ({ fee }) =>
        Number(fee) > 100_000_00
          ? [
              {
                column: "fee",
                message: "奖金超过10万元。",
                mend: { label: "改为100元", values: { fee: 10_000 } },
              },
            ]
          : [],
      save: async (_, values, parts) => {
        saved.push(values);
        savedParts.push(parts);
      },
      onClose: () => (closed += 1),
    }),
  );
  app.mount(document.body.appendChild(document.createElement("div")));
  await settle();
  return { saved, savedParts, closed: () => closed };
}
function control(label: string): HTMLInputElement {
  const found = [...document.querySelectorAll("label")].find((each) =>
    each.textContent?.startsWith(label),
  );
  return document.getElementById(found?.htmlFor ?? "") as HTMLInputElement;
}
async function type(label: string, text: string): Promise<void> {
  const field = control(label);
  field.focus();
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
  await settle();
}
async function leave(label: string): Promise<void> {
  control(label).dispatchEvent(
    new FocusEvent("focusout", { bubbles: true, relatedTarget: document.body }),
  );
  await settle();
}
async function choose(label: string, at: number): Promise<void> {
  const list = control(label) as unknown as HTMLSelectElement;
  list.value = String(at);
  list.dispatchEvent(new Event("change", { bubbles: true }));
  await settle();
}
const button = (): HTMLButtonElement =>
  document.querySelector("button[type=submit]") as HTMLButtonElement;
async function submit(): Promise<void> {
  document.querySelector("form")?.dispatchEvent(new Event("submit", { cancelable: true }));
  await settle(5);
}

it("says on leaving a field what is wrong, takes it back while it is mended, and then saves", async () => {
  const { saved, closed } = await mount();
  await type("名称", "优质课一等奖");
  await type("奖金", "三百");
  expect(document.body.textContent).not.toContain("请填数字");
  await leave("奖金");
  expect(document.body.textContent).toContain("奖金请填数字，如12.50。");
  expect(button().disabled).toBe(true);
  expect(button().textContent?.trim()).toBe("改正1处后保存");
  await type("奖金", "300");
  expect(button().disabled).toBe(false);
  await type("获奖日期", "3-5");
  await choose("学校", 0);
  await submit();
  expect(document.body.textContent).toContain("还没有选级别。");
  expect(saved).toEqual([]);
  document.querySelector<HTMLElement>("[role=radio]")?.click();
  await settle();
  await submit();
  expect(saved[0]).toMatchObject({
    name: "优质课一等奖",
    school: "s1",
    level: "county",
    won_on: "2025-03-05",
    fee: 30000,
    note: null,
  });
  expect(closed()).toBe(1);
});

it("a day that cannot be read is not saved as none", async () => {
  const { saved } = await mount(award("1", { school: "s1", won_on: "2025-03-05" }));
  await type("获奖日期", "去年");
  expect(button().textContent?.trim()).toBe("改正1处后保存");
  await submit();
  expect(saved).toEqual([]);
});

it("says what only this kind knows to be wrong, and mends it", async () => {
  await mount(award("1", { school: "s1" }));
  await type("奖金", "200000");
  await leave("奖金");
  const mend = [...document.querySelectorAll("button")].find((each) =>
    each.textContent?.includes("改为100元"),
  );
  mend?.click();
  await settle();
  expect(control("奖金").value).toBe("100");
  expect(button().disabled).toBe(false);
});

it("连续登记 stays, and keeps what the kind keeps", async () => {
  const { saved, closed } = await mount();
  const again = document.querySelector<HTMLInputElement>(".again input");
  again?.click();
  await type("名称", "甲");
  await choose("学校", 1);
  document.querySelectorAll<HTMLElement>("[role=radio]")[1]?.click();
  await settle();
  await submit();
  await settle(5);
  expect([saved.length, closed()]).toEqual([1, 0]);
  expect(control("名称").value).toBe("");
  await type("名称", "乙");
  await submit();
  expect(saved[1]).toMatchObject({ name: "乙", school: "s2", level: "city" });
});

it("what is typed is kept as a draft", async () => {
  await mount();
  await type("名称", "甲");
  await settle(450);
  expect(kept).toMatchObject([
    { key: { form: "record award", record: null }, value: { mine: { name: "甲" } } },
  ]);
});

const press = async (word: string): Promise<void> => {
  const found = [...document.querySelectorAll<HTMLElement>("button")].find(
    (each) => (each.getAttribute("aria-label") ?? each.textContent ?? "").trim() === word,
  );
  if (!found) throw new Error(`no button ${word}`);
  found.click();
  await settle();
};

it("parts are checked, kept as a draft, and saved with what they were", async () => {
  const record = {
    ...award("1", { school: "s1" }),
    parts: [{ uid: "w1", name: "江枫", share: 2 } as Values],
  };
  const { savedParts } = await mount(record, SHARED_AWARD);
  expect(control("份额").value).toBe("2");
  await press("添加获奖人员");
  await type("份额", "3");
  await submit();
  expect(document.body.textContent).toContain("获奖人员第2行：还没有填姓名。");
  await press("去掉第2行获奖人员");
  await type("姓名", "江枫、");
  await settle(450);
  const value = { mine: { winners: [{ uid: "w1", name: "江枫、", share: "3" }] } };
  expect(kept.at(-1)).toMatchObject({ key: { form: "record award", record: "1" }, value });
  await submit();
  expect(savedParts).toEqual([[{ uid: "w1", name: "江枫、", share: 3 }]]);
});

it("a part that goes takes along only what stood in it", async () => {
  const parts = ["甲", "乙"].map((name, at) => ({ uid: `w${at}`, name, share: null }) as Values);
  const { savedParts } = await mount({ ...award("1", { school: "s1" }), parts }, SHARED_AWARD);
  await press("去掉第1行获奖人员");
  expect(control("姓名").value).toBe("乙");
  await submit();
  expect(savedParts[0]).toEqual([{ uid: "w1", name: "乙", share: null }]);
});
