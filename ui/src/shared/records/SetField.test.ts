import { afterEach, beforeEach, expect, it } from "vitest";
import { createApp, h, type App } from "vue";
import { noteSeen } from "../../platform/acts";
import { usePlatform } from "../../platform/platform";
import { setScope } from "../scope";
import type { KindField, Values } from "./kind";
import { AWARD, award } from "./sample";
import SetField from "./SetField.vue";

const SCHOOLS = [
  { value: "s1", label: "石桥中心小学" },
  { value: "s2", label: "前楼中心小学" },
];
const ROWS = [
  award("1", { school: "s1", level: "county", fee: 100 }),
  award("2", { school: "s2", level: "city" }),
];
let app: App | null = null;
beforeEach(async () => {
  setScope({ schoolYear: 2024, today: "2025-01-06" });
  usePlatform({
    kind: "browser",
    call: async (name) => (name === "ledger_seen" ? "r.1" : null),
    pickFiles: async () => [],
    takeFile: async ({ name }) => ({ token: "1", name }),
    saveFile: async () => null,
    openFile: async () => undefined,
  });
  await noteSeen();
});
afterEach(() => {
  app?.unmount();
  document.body.replaceChildren();
});

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
async function mount() {
  const saved: { uids: string[]; values: Values }[] = [];
  const optionsOf = ({ kind }: KindField) => {
    if (kind.type === "choice")
      return kind.words.map(({ code, label }) => ({ value: code, label }));
    return kind.type === "ref" ? SCHOOLS : [];
  };
  app = createApp(() =>
    h(SetField, {
      kind: AWARD,
      rows: ROWS,
      known: { schoolYear: 2024, optionsOf },
      save: async (_, uids, values) => void saved.push({ uids, values }),
    }),
  );
  app.mount(document.body.appendChild(document.createElement("div")));
  await settle();
  return saved;
}
async function choose(nth: number, label: string): Promise<void> {
  const list = document.querySelectorAll("select")[nth];
  const option = [...(list?.options ?? [])].find((each) => each.text.startsWith(label));
  if (!list || !option) throw new Error(`nothing to choose ${label} from`);
  list.value = option.value;
  list.dispatchEvent(new Event("change", { bubbles: true }));
  await settle();
}
const button = (): string =>
  document.querySelector("button[type=submit]")?.textContent?.trim() ?? "";
const cells = (): string[] =>
  [...document.querySelectorAll("tbody tr")].map((row) =>
    [...row.children].map((cell) => cell.textContent?.trim()).join(" "),
  );
async function submit(): Promise<void> {
  document.querySelector("form")?.dispatchEvent(new Event("submit", { cancelable: true }));
  await settle();
}

it("shows what becomes of each, and changes only those that say something else", async () => {
  const saved = await mount();
  expect(button()).toBe("先选改哪一栏");
  await choose(0, "学校");
  expect(button()).toBe("先填改成什么");
  await choose(1, "前楼中心小学");
  expect(cells()).toEqual(["第1项 s1 前楼中心小学", "第2项 s2 不变"]);
  expect(button()).toBe("改1项");
  await submit();
  expect(saved).toEqual([{ uids: ["1"], values: { school: "s2" } }]);
});

it("empties a field only where that is said, and never one that must be filled", async () => {
  const saved = await mount();
  await choose(0, "奖金");
  expect(button()).toBe("先填改成什么");
  await submit();
  expect(saved).toEqual([]);
  document.querySelector<HTMLInputElement>("input[type=checkbox]")?.click();
  await settle();
  expect(button()).toBe("改1项");
  await submit();
  expect(saved).toEqual([{ uids: ["1"], values: { fee: null } }]);
  await choose(0, "名称");
  expect(document.querySelector("input[type=checkbox]")).toBeNull();
});

it("a number is not the same for several", async () => {
  await mount();
  const offered = [...(document.querySelector("select")?.options ?? [])].map(({ text }) => text);
  expect(offered).toContain("名称");
  expect(offered).not.toContain("编号");
});
