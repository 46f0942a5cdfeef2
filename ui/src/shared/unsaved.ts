// What is typed and not saved: leaving asks first, whether by a link, by closing the page or the window;
// and what a form holds is kept on this computer meanwhile.
import { computed, onScopeDispose, shallowReactive, shallowRef, watch, type Ref } from "vue";
import type { UnsavedKey } from "../generated/UnsavedKey";
import { call } from "../platform/call";
import { platform } from "../platform/platform";
import { ask, type Question } from "./ask";

export interface Holder {
  /** The thing as its panel is titled. */
  what: () => string;
  changed: Readonly<Ref<boolean>>;
  /** What is being saved right now: it resolves when that is known to have gone well or not. */
  saving?: () => Promise<unknown> | null;
  /** Answers whether it was saved. */
  save: () => Promise<boolean>;
  /** It shall not be saved: what was kept of it goes. */
  drop?: () => void;
  /** Asked instead of whether to save it. */
  question?: () => Question<"save" | "drop" | "stay">;
}

const holders = shallowReactive(new Set<Holder>());
const unsaved = computed(() => [...holders].filter(({ changed }) => changed.value));
export const anyUnsaved = (): boolean => unsaved.value.length > 0;

/** For as long as the part of the screen lives that calls it. */
export function holdUnsaved(holder: Holder): void {
  holders.add(holder);
  onScopeDispose(() => holders.delete(holder));
}

/** Asked of everything on screen before another screen takes its place. */
export async function mayLeaveScreen(): Promise<boolean> {
  for (const holder of unsaved.value) if (!(await mayLeave(holder))) return false;
  return true;
}

/** Save, drop, or stay. Who has just pressed 保存 is not asked whether to save: that is waited for. */
export async function mayLeave(holder: Holder): Promise<boolean> {
  const { changed, saving, save, drop } = holder;
  if (changed.value) await saving?.();
  if (!changed.value) return true;
  const answer = await ask(holder.question?.() ?? whetherToSave(holder));
  if (answer === "save") return save();
  if (answer === "drop") drop?.();
  return answer === "drop";
}

const whetherToSave = ({ what }: Holder): Question<"save" | "drop" | "stay"> => ({
  title: `${what()}还没有保存，要保存吗？`,
  answers: [
    { value: "save", label: "保存", kind: "primary" },
    { value: "drop", label: "不保存", kind: "danger" },
    { value: "stay", label: "继续填写" },
  ],
});

/** Called once at start: closing and reloading the page ask, and the window is told what to ask. */
export function guardClosing(): void {
  window.addEventListener("beforeunload", (event) => {
    if (anyUnsaved()) event.preventDefault();
  });
  watch(
    () => (anyUnsaved() ? unsaved.value.map(({ what }) => what()).join("、") : null),
    (words) => void platform().holdClosing?.(words),
  );
}

/** What a form held when it was last typed into. */
export interface Held {
  base: object;
  mine: object;
}

/** A draft from before, to be gone on with or thrown away. */
export interface Offer extends Held {
  keptAt: string;
}

export interface Draft {
  readonly offer: Readonly<Ref<Offer | null>>;
  take: () => void;
  /** Saved, or not wanted: nothing is kept any longer. */
  drop: () => void;
}

const KEEP_AFTER_MS = 400;

/** Keeps what `held` answers, `null` for nothing, for as long as the form is open and after a crash. */
export function useDraft(form: {
  key: () => UnsavedKey;
  held: () => Held | null;
  take: (held: Held) => void;
}): Draft {
  const offer = shallowRef<Offer | null>(null);
  let kept = false;
  let timer: number | undefined;

  function stopTimer(): boolean {
    const ran = timer !== undefined;
    window.clearTimeout(timer);
    timer = undefined;
    return ran;
  }
  function drop(): void {
    stopTimer();
    offer.value = null;
    kept = false;
    void call("unsaved_drop", form.key()).catch(() => undefined);
  }
  function write(): void {
    stopTimer();
    const held = form.held();
    if (held === null && !kept) return;
    kept = held !== null;
    const done = held
      ? call("unsaved_keep", { key: form.key(), value: held })
      : call("unsaved_drop", form.key());
    // It is still on screen, and asked about before it is left.
    void done.catch(() => undefined);
  }
  watch(
    () => JSON.stringify(form.held()),
    () => {
      stopTimer();
      timer = window.setTimeout(write, KEEP_AFTER_MS);
    },
  );
  onScopeDispose(() => stopTimer() && write());
  watch(
    () => JSON.stringify(form.key()),
    async (key) => {
      offer.value = null;
      const found = await findKept(form.key());
      if (JSON.stringify(form.key()) === key) offer.value = found;
    },
    { immediate: true },
  );

  function take(): void {
    const found = offer.value;
    offer.value = null;
    if (found !== null) form.take(found);
  }
  return { offer, take, drop };
}

/** `null` where there is none, or none that can be read. */
async function findKept(key: UnsavedKey): Promise<Offer | null> {
  const found = await call("unsaved_find", key).catch(() => null);
  const value = found?.value as Partial<Held> | undefined;
  if (!found || !value?.base || !value.mine) return null;
  return { keptAt: found.keptAt, base: value.base, mine: value.mine };
}
