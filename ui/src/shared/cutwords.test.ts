import { afterEach, beforeEach, expect, it } from "vitest";
import { nameWhatIsCut } from "./cutwords";

let stop = (): void => undefined;
beforeEach(() => (stop = nameWhatIsCut()));
afterEach(() => {
  stop();
  document.body.innerHTML = "";
});

/** A line of words that needs `needed` px and has 100. */
function line(words: string, needed: number, title = ""): HTMLElement {
  document.body.innerHTML = `<p style="text-overflow: ellipsis"><b></b></p>`;
  const [paragraph, bold] = [document.querySelector("p"), document.querySelector("b")];
  if (!paragraph || !bold) throw new Error("no line");
  bold.textContent = words;
  if (title) paragraph.title = title;
  Object.defineProperties(paragraph, {
    scrollWidth: { value: needed, configurable: true },
    clientWidth: { value: 100 },
  });
  return paragraph;
}
const point = (): boolean =>
  document.querySelector("b")?.dispatchEvent(new Event("pointerover", { bubbles: true })) ?? false;

it("says the whole of what is cut", () => {
  const cut = line("三年级上册 习作单元集体备课", 180);
  point();
  expect(cut.title).toBe("三年级上册 习作单元集体备课");
});

it("leaves what has room, and what has a title of its own", () => {
  const whole = line("短", 20);
  point();
  expect(whole.title).toBe("");
  const named = line("缺照片等3类", 180, "缺照片、签到表、活动记录");
  point();
  expect(named.title).toBe("缺照片、签到表、活动记录");
});

it("follows words that change, and room that comes", () => {
  const cut = line("原来的主题", 180);
  point();
  const bold = document.querySelector("b");
  if (bold) bold.textContent = "改过的主题";
  point();
  expect(cut.title).toBe("改过的主题");
  Object.defineProperty(cut, "scrollWidth", { value: 90 });
  point();
  expect(cut.title).toBe("");
});
