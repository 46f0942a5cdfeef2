// What a person does in front of the screens, whatever shows them: the window or a browser.
// Both drivers give `run(script, ...args)`, `clickOn(marked)` and the like; this is what they share.
import { until } from "./until.mjs";

/** In the page: the visible elements for a selector whose words fit, innermost first. */
const FIND = `
  const [css, words, how] = arguments;
  const said = (each) => [each.innerText, each.getAttribute("aria-label"), each.placeholder, each.title]
    .filter(Boolean).map((text) => text.trim());
  const fits = (each) => words === "" || said(each).some((text) =>
    how === "pattern" ? new RegExp(words).test(text)
      : how === "exact" ? text === words : text.includes(words));
  const found = [...document.querySelectorAll(css)].filter((each) =>
    each.checkVisibility({ visibilityProperty: true }) && fits(each));
  const dialog = found.filter((each) => each.closest("dialog"));
  const best = (dialog.length > 0 ? dialog : found).sort((a, b) =>
    (a.innerText ?? "").length - (b.innerText ?? "").length)[0];
  if (best === undefined) return false;
  for (const old of document.querySelectorAll("[data-walk]")) old.removeAttribute("data-walk");
  best.setAttribute("data-walk", "");
  best.scrollIntoView({ block: "center", inline: "nearest" });
  return true;`;

export const BUTTON =
  "button, a, [role=button], [role=tab], [role=menuitem], [role=option], summary";
export const FIELD = "input, textarea, [contenteditable=true]";

export class Person {
  /** Everything on screen that can be read. */
  text(css = "body") {
    return this.run("return document.querySelector(arguments[0])?.innerText ?? ''", css);
  }

  /** Waits until `words` (text or pattern) are on screen. */
  async see(words, css = "body") {
    let last = "";
    await until(
      async () => {
        last = await this.text(css);
        const found = typeof words === "string" ? last.includes(words) : words.test(last);
        if (!found) throw new Error("not yet");
      },
      () => `“${words}” is not on screen; there is:\n${last}`,
    );
  }

  /** Presses the button, link or tab that says `words` (text or pattern). */
  async click(words, css = BUTTON) {
    const ways = words instanceof RegExp ? ["pattern"] : ["exact", "part"];
    let last = "";
    let why = "it is not on screen";
    await until(
      async () => {
        for (const how of ways) {
          if (await this.run(FIND, css, words.source ?? words, how)) {
            // Screens are drawn anew while they load: a mark may be gone, a list still moving.
            return await this.clickMarked().catch((cause) => {
              why = cause.message;
              throw cause;
            });
          }
        }
        last = await this.text();
        throw new Error("not yet");
      },
      () => `“${words}” could not be pressed: ${why}; last seen:\n${last}`,
    );
  }

  /** Fills the field called `label` (its label, its placeholder or its accessible name). */
  async fill(label, text) {
    await this.#field(label, () => this.fillMarked(text));
  }

  /** Chooses `words` in the list called `label`, be it the system's own or one that is searched. */
  async select(label, words) {
    let own = false;
    await this.#field(label, async () => {
      own = await this.run(CHOOSE_OPTION, words);
      if (!own) await this.fillMarked(words);
    });
    if (!own) await this.click(words, "[role=option]");
  }

  async #field(label, work) {
    await until(async () => {
      if (!(await this.run(FIELD_OF, label))) throw new Error("not yet");
      await work();
    }, `the field “${label}” is not on screen, or does not take what is entered`);
  }
}

/** In the page: marks the field that a label, placeholder or accessible name belongs to. */
const FIELD_OF = `
  const [name] = arguments;
  const seen = (each) => each.checkVisibility({ visibilityProperty: true });
  const fields = [...document.querySelectorAll("input, textarea, select")].filter(seen);
  const words = (each) => [...(each.labels ?? [])].map((label) => label.innerText)
    .concat(each.getAttribute("aria-label") ?? "", each.placeholder ?? "").map((text) => text.trim());
  const field = fields.find((each) => words(each).some((text) => text === name))
    ?? fields.find((each) => words(each).some((text) => text.includes(name)));
  if (field === undefined) return false;
  for (const old of document.querySelectorAll("[data-walk]")) old.removeAttribute("data-walk");
  field.setAttribute("data-walk", "");
  return true;`;

/** In the page: takes an option of the marked list, when it is the system's own. */
const CHOOSE_OPTION = `
  const list = document.querySelector("[data-walk]");
  if (list.tagName !== "SELECT") return false;
  const option = [...list.options].find((each) => each.text.includes(arguments[0]));
  if (option === undefined) throw new Error("no option " + arguments[0]);
  list.selectedIndex = option.index;
  list.dispatchEvent(new Event("change", { bubbles: true }));
  return true;`;
