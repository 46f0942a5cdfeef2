import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { comboOf, pushKeys, listenForKeys, floatKeys, forgetTyping } from "./keys";

let stop: () => void;
const lifted: (() => void)[] = [];

beforeEach(() => {
  stop = listenForKeys();
});
afterEach(() => {
  stop();
  while (lifted.length) lifted.pop()?.();
  document.body.innerHTML = "";
});

function lay(...args: Parameters<typeof pushKeys>): void {
  lifted.push(pushKeys(...args));
}

function press(key: string, init: KeyboardEventInit = {}, target: Element = document.body): void {
  target.dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init }),
  );
}

function focusedInput(value = ""): HTMLInputElement {
  const input = document.createElement("input");
  input.value = value;
  document.body.append(input);
  input.dispatchEvent(new FocusEvent("focusin", { bubbles: true }));
  return input;
}

describe("keys while an input method composes", () => {
  it("Enter reaches neither the program nor the field's own handler", () => {
    const [program, own] = [vi.fn(), vi.fn()];
    lay({ enter: program });
    const input = focusedInput();
    input.addEventListener("keydown", own);
    press("Enter", { isComposing: true }, input);
    expect(program).not.toHaveBeenCalled();
    expect(own).not.toHaveBeenCalled();
    press("Enter", {}, input);
    expect(program).toHaveBeenCalledOnce();
    expect(own).toHaveBeenCalledOnce();
  });

  it("the 229 that WebKit sends after composing counts as composing", () => {
    const program = vi.fn();
    lay({ enter: program });
    press("Enter", { keyCode: 229 } as KeyboardEventInit);
    expect(program).not.toHaveBeenCalled();
  });
});

describe("layers", () => {
  it("the topmost layer that knows the key gets it", () => {
    const [screen, menu] = [vi.fn(), vi.fn()];
    lay({ escape: screen, "ctrl+n": screen });
    lay({ escape: menu });
    press("Escape");
    press("n", { ctrlKey: true });
    expect(menu).toHaveBeenCalledOnce();
    expect(screen).toHaveBeenCalledOnce();
  });

  it("a dialog lets nothing through", () => {
    const screen = vi.fn();
    lay({ "ctrl+n": screen });
    lay({ escape: vi.fn() }, true);
    press("n", { ctrlKey: true });
    expect(screen).not.toHaveBeenCalled();
  });

  it("a layer taken away is gone", () => {
    const [screen, menu] = [vi.fn(), vi.fn()];
    lay({ escape: screen });
    pushKeys({ escape: menu })();
    press("Escape");
    expect(screen).toHaveBeenCalledOnce();
    expect(menu).not.toHaveBeenCalled();
  });
});

describe("keys in a field", () => {
  it("letters stay in the field, commands leave it", () => {
    const taken = vi.fn();
    lay({ n: taken, "ctrl+k": taken });
    const input = focusedInput();
    press("n", {}, input);
    expect(taken).not.toHaveBeenCalled();
    press("k", { ctrlKey: true }, input);
    expect(taken).toHaveBeenCalledOnce();
  });

  it("Ctrl+Z is the program's until something was typed", () => {
    const undo = vi.fn();
    lay({ "ctrl+z": undo });
    const input = focusedInput("高原");
    press("z", { ctrlKey: true }, input);
    expect(undo).toHaveBeenCalledOnce();
    const type = (text: string): void => {
      input.value = text;
      input.dispatchEvent(new Event("input", { bubbles: true }));
    };
    for (const text of ["高原县", ""]) {
      type(text);
      press("z", { ctrlKey: true }, input);
      expect(undo, "typing, and deleting all of it, is taken back first").toHaveBeenCalledOnce();
    }
    type("高原县");
    forgetTyping();
    press("z", { ctrlKey: true }, input);
    expect(undo, "once it is saved, the act").toHaveBeenCalledTimes(2);
    type("x");
    input.value = "";
    press("z", { ctrlKey: true }, input);
    expect(undo, "what the program put there is nobody's typing").toHaveBeenCalledTimes(3);
  });

  it("the toast's key works over a dialog, unless something was typed there", () => {
    const undo = vi.fn();
    lay({ escape: vi.fn() }, true);
    const land = floatKeys({ "ctrl+z": undo });
    const input = focusedInput("高原");
    press("z", { ctrlKey: true }, input);
    expect(undo).toHaveBeenCalledOnce();
    input.value = "高原县";
    input.dispatchEvent(new Event("input", { bubbles: true }));
    press("z", { ctrlKey: true }, input);
    expect(undo).toHaveBeenCalledOnce();
    land();
    press("z", { ctrlKey: true });
    expect(undo).toHaveBeenCalledOnce();
  });

  it("↑ ↓ in a one-line field go to the list, in a longer text they move the caret", () => {
    const list = vi.fn();
    lay({ arrowdown: list });
    press("ArrowDown", {}, focusedInput());
    expect(list).toHaveBeenCalledOnce();
    const area = document.body.appendChild(document.createElement("textarea"));
    press("ArrowDown", {}, area);
    expect(list).toHaveBeenCalledOnce();
  });
});

it("names a key as screens write it", () => {
  const named = (key: string, init: KeyboardEventInit = {}): string =>
    comboOf(new KeyboardEvent("keydown", { key, ...init }));
  expect(named("Z", { ctrlKey: true, shiftKey: true })).toBe("ctrl+shift+z");
  expect(named("k", { metaKey: true })).toBe("ctrl+k");
  expect(named(" ")).toBe("space");
  expect(named("?", { shiftKey: true })).toBe("?");
  expect(named("Tab", { shiftKey: true })).toBe("shift+tab");
});
