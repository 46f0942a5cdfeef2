import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { keepFocus, placeOf } from "./focus";

let stop: () => void;
beforeEach(() => {
  document.body.innerHTML = `
    <main tabindex="-1"><section>
      <ul><li><button>a</button></li><li><button>b</button></li><li><button>c</button></li></ul>
      <p><button>add</button></p>
    </section></main>`;
  stop = keepFocus();
});
afterEach(() => stop());

const button = (words: string): HTMLButtonElement => {
  const found = [...document.querySelectorAll("button")].find((each) => each.textContent === words);
  if (!found) throw new Error(`no button ${words}`);
  return found;
};
const drawn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 40));
const focused = (): string => document.activeElement?.textContent?.trim() ?? "";

describe("the focus", () => {
  it.each([
    ["goes to the row that moved up", ["b"], "b", "c"],
    ["goes to the one before where it was the last", ["c"], "c", "b"],
    ["goes on below where none is left", ["a", "b", "c"], "b", "add"],
  ])("%s", async (_, removed, had, gets) => {
    button(had).focus();
    for (const words of removed) button(words).closest("li")?.remove();
    await drawn();
    expect(focused()).toBe(gets);
  });

  it("goes to the screen as a whole where another one was drawn", async () => {
    button("add").focus();
    const main = document.querySelector("main");
    if (main) main.innerHTML = "<section><button>other</button></section>";
    await drawn();
    expect(document.activeElement).toBe(document.querySelector("main"));
  });

  it("stays away where somebody has clicked beside everything", async () => {
    button("b").focus();
    button("b").blur();
    button("a").closest("li")?.remove();
    await drawn();
    expect(document.activeElement).toBe(document.body);
  });
});

it("a place is found again after its part of the screen was drawn anew", () => {
  const place = placeOf(button("b"));
  const list = document.querySelector("ul");
  if (list) list.innerHTML = "<li><button>a</button></li><li><button>b2</button></li>";
  place.restore();
  expect(focused()).toBe("b2");
});
