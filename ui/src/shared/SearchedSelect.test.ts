import { afterEach, beforeEach, expect, it } from "vitest";
import { createApp, h, nextTick, ref, type App } from "vue";
import { usePlatform } from "../platform/platform";
import { pushKeys, listenForKeys } from "./keys";
import SearchedSelect from "./SearchedSelect.vue";

const READINGS: Record<string, string[]> = {
  石桥中心小学: ["shi", "qiao", "zhong", "xin", "xiao", "xue"],
  前楼中心小学: ["qian", "lou", "zhong", "xin", "xiao", "xue"],
};
const SCHOOLS = [
  { value: "a", label: "石桥中心小学" },
  { value: "b", label: "前楼中心小学" },
];
let app: App | null = null;
let deafen = (): void => undefined;

beforeEach(() => {
  usePlatform({
    kind: "browser",
    call: async (_, texts) =>
      (texts as string[]).map((text) => READINGS[text] ?? [...text].map(() => "")),
    pickFiles: async () => [],
    takeFile: async ({ name }) => ({ token: "1", name }),
    saveFile: async () => null,
    openFile: async () => undefined,
  });
  deafen = listenForKeys();
});
afterEach(() => {
  app?.unmount();
  deafen();
  document.body.replaceChildren();
});

async function mount(
  start: string | null,
  props: Partial<{ clearable: boolean }> = {},
  options = SCHOOLS,
) {
  const chosen = ref(start);
  const place = document.body.appendChild(document.createElement("div"));
  app = createApp(() =>
    h(SearchedSelect<string>, {
      options,
      ...props,
      modelValue: chosen.value,
      "onUpdate:modelValue": (value: string | null) => (chosen.value = value),
    }),
  );
  app.mount(place);
  await new Promise((resolve) => setTimeout(resolve));
  const field = place.querySelector("input") as HTMLInputElement;
  field.focus();
  return { chosen, field };
}
async function type(field: HTMLInputElement, text: string): Promise<void> {
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await nextTick();
}
async function press(field: HTMLInputElement, key: string): Promise<KeyboardEvent> {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
  field.dispatchEvent(event);
  await new Promise((resolve) => setTimeout(resolve));
  return event;
}
const lines = (): string[] =>
  [...document.querySelectorAll("[role=option]")].map((each) => each.textContent?.trim() ?? "");
const active = (field: HTMLInputElement): string | undefined =>
  document.getElementById(field.getAttribute("aria-activedescendant") ?? "")?.textContent?.trim();

it("what is typed stands on its first match, and Enter takes it", async () => {
  const { chosen, field } = await mount("a");
  await type(field, "qlzx");
  expect(lines()).toEqual(["前楼中心小学"]);
  expect(active(field)).toBe("前楼中心小学");
  const enter = await press(field, "Enter");
  expect(enter.defaultPrevented, "the form is not submitted").toBe(true);
  expect(chosen.value).toBe("b");
  expect(field.value).toBe("前楼中心小学");
  expect(lines()).toEqual([]);
});

it("opens on what is chosen, and arrows go round", async () => {
  const { chosen, field } = await mount("b");
  await press(field, "ArrowDown");
  expect(active(field)).toBe("前楼中心小学");
  await press(field, "ArrowDown");
  await press(field, "Enter");
  expect(chosen.value).toBe("a");
});

it("Esc closes the list alone; the next Esc is the drawer's", async () => {
  let closed = 0;
  const removeKeys = pushKeys({ escape: () => (closed += 1) }, true);
  const { field } = await mount("a");
  await type(field, "qian");
  await press(field, "Escape");
  expect([lines(), field.value, closed]).toEqual([[], "石桥中心小学", 0]);
  await press(field, "Escape");
  expect(closed).toBe(1);
  removeKeys();
});

it("what was typed and not taken does not stay", async () => {
  const { chosen, field } = await mount("a");
  await type(field, "前楼");
  field.dispatchEvent(new FocusEvent("focusout", { bubbles: true, relatedTarget: document.body }));
  await nextTick();
  expect([chosen.value, field.value]).toEqual(["a", "石桥中心小学"]);
});

it("says that nothing is found, and Enter then takes nothing", async () => {
  const { chosen, field } = await mount("a");
  await type(field, "没有的学校");
  expect(document.body.textContent).toContain("没有这一项");
  await press(field, "Enter");
  expect(chosen.value).toBe("a");
});

it("emptied it is nothing, where it may be", async () => {
  const { chosen, field } = await mount("a", { clearable: true });
  await type(field, "");
  expect(chosen.value).toBeNull();
});

it("of ten thousand only those are drawn that can be seen", async () => {
  const many = Array.from({ length: 10_000 }, (_, at) => ({ value: `${at}`, label: `教师${at}` }));
  const { chosen, field } = await mount("9000", {}, many);
  await press(field, "ArrowDown");
  expect(active(field)).toBe("教师9000");
  await type(field, "教师9999");
  expect(lines()).toEqual(["教师9999"]);
  await type(field, "");
  expect(lines().length).toBeLessThan(100);
  expect(chosen.value).toBe("9000");
});
