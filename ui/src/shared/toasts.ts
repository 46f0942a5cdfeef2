// The one toast: what was just done, and the way back. A new one takes the place of the old.
import { readonly, ref } from "vue";

export interface Toast {
  id: number;
  text: string;
  /** The verb on the button, and what it does; `撤销` shows its key. */
  way?: { verb: string; key?: string; take: () => void };
}

export const TOAST_MS = 6000;

const current = ref<Toast | null>(null);
let timer: number | undefined;
let count = 0;

/** Done messages only, in the past tense and with a number; failures stand in their place. */
export function toast(text: string, way?: Toast["way"]): void {
  count += 1;
  current.value = way === undefined ? { id: count, text } : { id: count, text, way };
  releaseToast();
}

export function dismissToast(): void {
  window.clearTimeout(timer);
  current.value = null;
}

/** While pointer or focus is on it the toast stays. */
export function holdToast(): void {
  window.clearTimeout(timer);
}

export function releaseToast(): void {
  window.clearTimeout(timer);
  timer = window.setTimeout(dismissToast, TOAST_MS);
}

export const currentToast = readonly(current);
