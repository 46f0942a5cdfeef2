// Which dialogs are open, the topmost last: only what stands inside it can be seen and pressed.
import { computed, shallowReactive } from "vue";

const layers = shallowReactive<HTMLElement[]>([]);
export const topLayer = computed(() => layers.at(-1) ?? null);

/** Answers how to take it away. */
export function layLayer(layer: HTMLElement): () => void {
  layers.push(layer);
  return () => void layers.splice(layers.indexOf(layer), 1);
}
