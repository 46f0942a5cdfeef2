import { afterEach, beforeEach, expect, it } from "vitest";
import { createApp, h, nextTick, shallowRef, type App } from "vue";
import { usePlatform } from "../../platform/platform";
import { listenForKeys } from "../keys";
import type { Shown } from "./kind";
import RecordList from "./RecordList.vue";
import { AWARD, award } from "./sample";

const ROWS = [
  award("1", { code: "J1", school: "石桥中心小学", person: "王雪", fee: 12050 }),
  award("2", { code: "J2", school: "前楼中心小学", person: "丁一", fee: 300 }),
  award("3", { code: "J3", school: "石桥中心小学", person: "白露", level: "city" }),
];
let app: App | null = null;
let deafen = (): void => undefined;
beforeEach(() => {
  localStorage.clear();
  deafen = listenForKeys();
  usePlatform({
    kind: "browser",
    call: async (_, texts) =>
      (texts as string[]).map((text) => (text === "白露" ? ["bai", "lu"] : [])),
    pickFiles: async () => [],
    takeFile: async ({ name }) => ({ token: "1", name }),
    saveFile: async () => null,
    openFile: async () => undefined,
  });
});
afterEach(() => {
  app?.unmount();
  deafen();
  document.body.replaceChildren();
});

async function mount(rows: readonly Shown[] | undefined = ROWS) {
  const chosen = shallowRef<string | null>(null);
  const picked = shallowRef<readonly string[]>([]);
  const done: string[] = [];
  app = createApp(() =>
    h(
      RecordList,
      {
        kind: AWARD,
        rows,
        chosen: chosen.value,
        "onUpdate:chosen": (uid: string | null) => (chosen.value = uid),
        picked: picked.value,
        "onUpdate:picked": (uids: readonly string[]) => (picked.value = uids),
        onOpen: (uid: string) => done.push(`open ${uid}`),
        onChange: (uid: string) => done.push(`change ${uid}`),
      },
      {
        bulk: () => h("button", "移到回收站"),
        preview: ({ row }: { row: Shown }) => h("h2", row.title),
      },
    ),
  );
  app.mount(document.body.appendChild(document.createElement("div")));
  await settle();
  return { chosen, picked, done };
}
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
async function press(key: string): Promise<void> {
  document.body.dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }),
  );
  await settle();
}
/** Numbers of the records on screen. */
const shown = (): string[] => text("tbody td:nth-child(3)").map((name) => name.replace(/\D/gu, ""));
const text = (css: string): string[] =>
  [...document.querySelectorAll(css)].map((each) => (each.textContent ?? "").replace(/\s+/gu, ""));

it("stands in groups with counts, and adds up at the foot", async () => {
  await mount();
  expect(text("tr.group")).toEqual(["前楼中心小学1项，奖金3.00", "石桥中心小学2项，奖金120.50"]);
  expect(text("tfoot tr")).toEqual(["合计3项123.50"]);
});

it("is found by initials, and the sums are of what is found", async () => {
  await mount();
  const box = document.querySelector<HTMLInputElement>("input[type=search]");
  if (box === null) throw new Error("no search box");
  box.value = "bl";
  box.dispatchEvent(new Event("input"));
  await settle();
  await settle();
  expect(shown()).toEqual(["3"]);
  expect(text("tfoot tr")).toEqual(["合计1项0.00"]);
  box.value = "没有的";
  box.dispatchEvent(new Event("input"));
  await settle();
  expect(document.body.textContent).toContain("没有这样的获奖，换一个条件再找。");
});

it("is worked by the keyboard: arrows, Space, Enter, F2, Esc", async () => {
  const { chosen, picked, done } = await mount();
  await press("ArrowDown");
  expect(chosen.value).toBe("2");
  await press(" ");
  await press("ArrowDown");
  await press(" ");
  expect(picked.value).toEqual(["2", "1"]);
  expect(text(".bulk")[0]).toContain("已选2项，奖金123.50移到回收站");
  await press("Enter");
  await press("F2");
  expect(done).toEqual(["open 1", "change 1"]);
  await press("Escape");
  expect(picked.value).toEqual([]);
  await press("Escape");
  expect(chosen.value).toBeNull();
});

it("sorts by a head: rising, falling, and as it was", async () => {
  await mount();
  const head = [...document.querySelectorAll<HTMLElement>("th button")].find(
    (each) => each.textContent?.trim() === "奖金",
  );
  head?.click();
  await settle();
  expect(head?.closest("th")?.getAttribute("aria-sort")).toBe("ascending");
  head?.click();
  await settle();
  expect(head?.closest("th")?.getAttribute("aria-sort")).toBe("descending");
  head?.click();
  await nextTick();
  expect(shown()).toEqual(["2", "1", "3"]);
});

it("remembers its columns, and those of an older program do no harm", async () => {
  localStorage.setItem("lianyan.list.award", JSON.stringify({ columns: ["name", "gone", "fee"] }));
  await mount();
  expect(text("thead th").filter(Boolean)).toEqual(["名称", "奖金"]);
});

it("draws few of ten thousand", async () => {
  const many = Array.from({ length: 10_000 }, (_, at) =>
    award(`${at}`, { school: `第${at % 40}小学` }),
  );
  await mount(many);
  expect(document.querySelectorAll("tbody tr").length).toBeLessThan(100);
  expect(text("tfoot tr")[0]).toContain("合计10000项");
});

it("says that there are none yet", async () => {
  await mount([]);
  expect(document.body.textContent).toContain("还没有登记获奖。");
});
