import { afterEach, expect, it } from "vitest";
import { createApp, h, nextTick, ref, type App } from "vue";
import DateField from "./DateField.vue";

let app: App | null = null;
afterEach(() => app?.unmount());

function mount(start: string | null): { input: HTMLInputElement; day: () => string | null } {
  const day = ref(start);
  const place = document.body.appendChild(document.createElement("div"));
  app = createApp(() =>
    h(DateField, {
      label: "日期",
      schoolYear: 2024,
      modelValue: day.value,
      "onUpdate:modelValue": (value: string | null) => (day.value = value),
    }),
  );
  app.mount(place);
  return { input: place.querySelector("input") as HTMLInputElement, day: () => day.value };
}

async function type(input: HTMLInputElement, text: string): Promise<void> {
  input.value = text;
  input.dispatchEvent(new Event("input"));
  input.dispatchEvent(new Event("change"));
  await nextTick();
}

it("reads what was typed on leaving, and shows the day with its weekday", async () => {
  const { input, day } = mount(null);
  await type(input, "1.10");
  expect(day()).toBe("2025-01-10");
  expect(input.value).toBe("2025年1月10日 星期五");
});

it("keeps what it could not read, says so, and gives no day", async () => {
  const { input, day } = mount("2025-01-10");
  await type(input, "1月40日");
  expect(day()).toBeNull();
  expect(input.value).toBe("1月40日");
  expect(input.getAttribute("aria-invalid")).toBe("true");
  await type(input, "1月4日");
  expect(day()).toBe("2025-01-04");
  expect(input.getAttribute("aria-invalid")).toBe("false");
});

it("leaving an untouched field changes nothing", async () => {
  const { input, day } = mount("2024-09-13");
  await type(input, input.value);
  expect(day()).toBe("2024-09-13");
});

it("an emptied field has no day and no fault", async () => {
  const { input, day } = mount("2024-09-13");
  await type(input, "");
  expect(day()).toBeNull();
  expect(input.getAttribute("aria-invalid")).toBe("false");
});
