// Of any form: a day that cannot be read is not saved as none.
import { afterEach, beforeEach, expect, it } from "vitest";
import { createApp, defineComponent, h, nextTick, ref, type App } from "vue";
import { noteSeen } from "../platform/acts";
import { usePlatform } from "../platform/platform";
import DateField from "./DateField.vue";
import { useForm } from "./form";
import FormDrawer from "./FormDrawer.vue";
import { setScope } from "./scope";

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

const asked = ref(true);
function mount(): (string | null)[] {
  const saved: (string | null)[] = [];
  const Drawer = defineComponent(() => {
    const form = useForm({
      name: "away",
      record: () => null,
      what: () => "离岗",
      labels: { to: "至" },
      read: () => ({ to: "2025-06-30" as string | null }),
      save: async (_, { to }) => saved.push(to),
    });
    const day = () =>
      h(DateField, {
        label: "至",
        optional: true,
        schoolYear: 2024,
        modelValue: form.draft.to,
        "onUpdate:modelValue": (to: string | null) => (form.draft.to = to),
      });
    return () =>
      h(FormDrawer, { form, title: "离岗", submitWord: "登记" }, () => asked.value && day());
  });
  app = createApp(Drawer);
  app.mount(document.body.appendChild(document.createElement("div")));
  return saved;
}
async function type(text: string): Promise<void> {
  const input = document.querySelector<HTMLInputElement>(".field");
  if (input) input.value = text;
  input?.dispatchEvent(new Event("input"));
  input?.dispatchEvent(new Event("change"));
  await nextTick();
}
async function submit(): Promise<void> {
  document.querySelector("form")?.dispatchEvent(new Event("submit", { cancelable: true }));
  await new Promise((resolve) => setTimeout(resolve, 5));
}
const button = (): HTMLButtonElement | null => document.querySelector("button[type=submit]");

it("waits until the day is mended, emptied, or not asked for any more", async () => {
  const saved = mount();
  await type("放假前");
  expect(button()?.disabled).toBe(true);
  expect(button()?.textContent?.trim()).toBe("先改正看不懂的内容");
  await submit();
  expect(saved).toEqual([]);
  asked.value = false;
  await nextTick();
  expect(button()?.disabled).toBe(false);
  asked.value = true;
  await nextTick();
  await type("");
  await submit();
  expect(saved).toEqual([null]);
});
