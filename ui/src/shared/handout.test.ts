import { beforeEach, expect, it } from "vitest";
import type { FormMade } from "../generated/FormMade";
import { usePlatform } from "../platform/platform";
import { handOut } from "./handout";
import { currentToast, dismissToast } from "./toasts";

const MADE: FormMade = {
  file: { token: "t", suggestedName: "签到表.pdf", size: 1 },
  pages: 1,
  missingGlyphs: [],
  notes: [],
};
const done = { result: MADE, changed: ["output"], act: { id: 5, title: "打印签到表1份，共1页" } };
const request = { form: "data-workbook" } as const;
let asked: [string, unknown][];
let place: string | null;

beforeEach(() => {
  asked = [];
  dismissToast();
  const answers: Record<string, unknown> = {
    form_make: 1,
    job_state: { finished: true, failure: null, result: done },
    undo_act: { result: { id: 5, title: "" }, changed: ["output"], act: null },
  };
  usePlatform({
    kind: "window",
    call: async (name, asks) => {
      asked.push([name, asks]);
      return answers[name];
    },
    pickFiles: async () => [],
    takeFile: async ({ name }) => ({ token: "1", name }),
    saveFile: async () => place,
    openFile: async () => undefined,
  });
});

it("what was saved stays in the register", async () => {
  place = "D:\\签到表.pdf";
  expect(await handOut(request, "正在导出")).toBe(place);
  expect(asked.map(([name]) => name)).toEqual(["form_make", "job_state"]);
});

it("a closed dialog takes the entry back and says so", async () => {
  place = null;
  expect(await handOut(request, "正在导出")).toBeNull();
  expect(asked.at(-1)).toEqual(["undo_act", 5]);
  expect(currentToast.value?.text).toBe("没有保存，登记里也没有留下。");
});

it("so does a file that nothing on the computer can open", async () => {
  const refused = { code: "file", message: "没有找到能打开这个文件的程序" };
  const opening = handOut(request, "正在打印", async () => {
    throw refused;
  });
  await expect(opening).rejects.toBe(refused);
  expect(asked.at(-1)).toEqual(["undo_act", 5]);
});
