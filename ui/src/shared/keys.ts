// The one guarded key handler. Screens push their keys on a stack; the topmost layer that knows a key
// gets it. Keys pressed while an input method is composing reach nobody.
import { onScopeDispose } from "vue";

export type KeyMap = Record<string, (event: KeyboardEvent) => void>;

interface Layer {
  keys: KeyMap;
  /** A dialog: keys it does not know go no further down. */
  modal: boolean;
}

const layers: Layer[] = [];
const ARROWS = ["arrowup", "arrowdown", "arrowleft", "arrowright", "home", "end"];
/** Keys a control answers itself, by tag. A one-line field leaves ↑ ↓ to the list below it. */
const OWN_KEYS: Partial<Record<string, string[]>> = {
  INPUT: ["arrowleft", "arrowright", "home", "end", "backspace", "delete"],
  TEXTAREA: [...ARROWS, "enter", "backspace", "delete"],
  SELECT: [...ARROWS, "enter", "space"],
  BUTTON: ["enter", "space"],
  A: ["enter"],
  SUMMARY: ["enter", "space"],
};
/** What was typed last, and where: while it stands there, Ctrl+Z takes back typing, not an act. */
let typed: { field: Element; value: string } | null = null;
/** Keys of what floats over everything, a dialog too: the toast's. */
const floating: KeyMap[] = [];

/** True while an input method has the key (WebKit reports 229 after `isComposing` is over). */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

/** A key as `ctrl+shift+z`; Command counts as Ctrl. */
export function comboOf(event: KeyboardEvent): string {
  const parts: string[] = [];
  if (event.ctrlKey || event.metaKey) parts.push("ctrl");
  if (event.altKey) parts.push("alt");
  const key = event.key === " " ? "space" : event.key.toLowerCase();
  // Shift is part of a written character already: only name it where it changes a command.
  if (event.shiftKey && (parts.length > 0 || key.length > 1)) parts.push("shift");
  return [...parts, key].join("+");
}

/** Keys of a screen, while it is on screen. Names as `comboOf` gives them. */
export function useKeys(keys: KeyMap, options: { modal?: boolean } = {}): void {
  onScopeDispose(pushKeys(keys, options.modal ?? false));
}

/** As `useKeys`, for parts that come and go by themselves. Answers how to take the layer away. */
export function pushKeys(keys: KeyMap, modal = false): () => void {
  const layer: Layer = { keys, modal };
  layers.push(layer);
  return () => {
    const at = layers.indexOf(layer);
    if (at >= 0) layers.splice(at, 1);
  };
}

/** Keys that a dialog does not hold back. Answers how to take them away. */
export function floatKeys(keys: KeyMap): () => void {
  floating.push(keys);
  return () => {
    const at = floating.indexOf(keys);
    if (at >= 0) floating.splice(at, 1);
  };
}

/** What stands in the fields has been saved: Ctrl+Z takes that back now. */
export function forgetTyping(): void {
  typed = null;
}

/** Called once at start. Answers how to stop, for tests. */
export function listenForKeys(target: Document = document): () => void {
  const guard = (event: KeyboardEvent): void => {
    if (isComposing(event)) event.stopImmediatePropagation();
  };
  target.addEventListener("keydown", guard, { capture: true });
  target.addEventListener("keydown", dispatch);
  target.addEventListener("input", rememberTyping);
  target.addEventListener("focusin", forgetTyping);
  return () => {
    target.removeEventListener("keydown", guard, { capture: true });
    target.removeEventListener("keydown", dispatch);
    target.removeEventListener("input", rememberTyping);
    target.removeEventListener("focusin", forgetTyping);
  };
}

function dispatch(event: KeyboardEvent): void {
  if (event.defaultPrevented) return;
  const combo = comboOf(event);
  if (belongsToControl(event, combo)) return;
  const handler = handlerOf(combo);
  if (handler === undefined) return;
  event.preventDefault();
  handler(event);
}

function handlerOf(combo: string): KeyMap[string] | undefined {
  for (const keys of [...floating].reverse()) if (keys[combo]) return keys[combo];
  for (const { keys, modal } of [...layers].reverse()) {
    if (keys[combo]) return keys[combo];
    if (modal) return undefined;
  }
  return undefined;
}

function belongsToControl(event: KeyboardEvent, combo: string): boolean {
  if (combo === "escape") return false;
  const { target } = event;
  if (target instanceof HTMLElement && OWN_KEYS[target.tagName]?.includes(combo)) return true;
  const field = editable(target);
  if (field === null) return false;
  if (["ctrl+z", "ctrl+y", "ctrl+shift+z"].includes(combo)) return typedInto(field);
  return !event.ctrlKey && !event.metaKey && !event.altKey && event.key.length === 1;
}

/** Not where the program has put something else there since, as after saving. */
function typedInto(field: HTMLElement): boolean {
  return typed?.field === field && typed.value === valueOf(field);
}

function rememberTyping(event: Event): void {
  const field = editable(event.target);
  typed = field === null ? null : { field, value: valueOf(field) };
}

const TEXTLESS = new Set(["checkbox", "radio", "button", "submit", "file", "range"]);

function editable(target: EventTarget | null): HTMLElement | null {
  if (target instanceof HTMLTextAreaElement) return target;
  if (target instanceof HTMLInputElement) return TEXTLESS.has(target.type) ? null : target;
  return target instanceof HTMLElement && target.isContentEditable ? target : null;
}

function valueOf(field: HTMLElement): string {
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) return field.value;
  return field.textContent ?? "";
}
