import { afterEach, beforeEach, expect, it } from "vitest";
import { createApp, h, nextTick, ref, type App } from "vue";
import { usePlatform } from "../platform/platform";
import PickMenu from "./PickMenu.vue";

const SUBJECTS = [
  { value: null, label: "全部" },
  { value: "chinese", label: "语文" },
  { value: "english", label: "英语" },
];
const READINGS: Record<string, string[]> = { 语文: ["yu", "wen"], 英语: ["ying", "yu"] };
let app: App | null = null;

beforeEach(() =>
  usePlatform({
    kind: "browser",
    call: async (_, texts) => (texts as string[]).map((text) => READINGS[text] ?? []),
    pickFiles: async () => [],
    takeFile: async ({ name }) => ({ token: "1", name }),
    saveFile: async () => null,
    openFile: async () => undefined,
  }),
);
afterEach(() => app?.unmount());

async function mount() {
  const chosen = ref<string | null>(null);
  const place = document.body.appendChild(document.createElement("div"));
  app = createApp(() =>
    h(PickMenu<string | null>, {
      label: "学科",
      options: SUBJECTS,
      modelValue: chosen.value,
      "onUpdate:modelValue": (value: string | null) => (chosen.value = value),
    }),
  );
  app.mount(place);
  const button = place.querySelector("button") as HTMLButtonElement;
  const press = async (key: string): Promise<void> => {
    button.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { button, chosen, press };
}

it("is worked by arrows, Home, End and Space while the button keeps the keyboard", async () => {
  const { button, chosen, press } = await mount();
  await press("ArrowDown");
  expect(button.getAttribute("aria-expanded")).toBe("true");
  await press("End");
  await press("ArrowUp");
  expect(document.activeElement).toBe(button);
  await press(" ");
  expect(chosen.value).toBe("chinese");
  expect(button.getAttribute("aria-expanded")).toBe("false");
  expect(button.getAttribute("aria-label")).toBe("学科：语文");
});

it("goes to what the typed initials begin", async () => {
  const { chosen, press } = await mount();
  await press("ArrowDown");
  for (const letter of "yy") await press(letter);
  await press("Enter");
  expect(chosen.value).toBe("english");
});

it("a press takes a line; leaving takes none", async () => {
  const { button, chosen } = await mount();
  button.click();
  await nextTick();
  button.dispatchEvent(new FocusEvent("focusout", { relatedTarget: document.body }));
  await nextTick();
  expect(document.querySelectorAll("[role=option]").length).toBe(0);
  button.click();
  await nextTick();
  document.querySelectorAll<HTMLElement>("[role=option]")[1]?.click();
  expect(chosen.value).toBe("chinese");
});
