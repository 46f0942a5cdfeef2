import { afterEach, expect, it } from "vitest";
import { createApp, h, nextTick, ref, type App } from "vue";
import { topLayer } from "./layers";
import ModalLayer from "./ModalLayer.vue";

let app: App | null = null;
afterEach(() => {
  app?.unmount();
  document.body.replaceChildren();
});

async function open() {
  const opener = document.body.appendChild(document.createElement("button"));
  opener.focus();
  const shown = ref(true);
  app = createApp(() =>
    shown.value
      ? h(ModalLayer, { label: "恢复备份", onClose: () => (shown.value = false) }, () => [
          h("button", "关闭"),
          h("input"),
        ])
      : null,
  );
  app.mount(document.body.appendChild(document.createElement("div")));
  await nextTick();
  await nextTick();
  return { opener, shown, dialog: document.querySelector("dialog") as HTMLDialogElement };
}

it("is modal and topmost, and begins at its first field", async () => {
  const { dialog } = await open();
  expect(dialog.open).toBe(true);
  expect(topLayer.value).toBe(dialog);
  expect(document.activeElement?.tagName).toBe("INPUT");
});

it("gives the focus back when it goes", async () => {
  const { opener, shown } = await open();
  shown.value = false;
  await nextTick();
  expect(document.activeElement).toBe(opener);
  expect(topLayer.value).toBeNull();
});

it("is closed by pressing beside it, not by pressing in it", async () => {
  const { dialog, shown } = await open();
  dialog.querySelector("input")?.dispatchEvent(new Event("pointerdown", { bubbles: true }));
  expect(shown.value).toBe(true);
  dialog.dispatchEvent(new Event("pointerdown"));
  expect(shown.value).toBe(false);
});
