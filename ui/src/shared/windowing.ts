// Which rows of a long list are on screen. Rows may differ in height.
import { computed, onBeforeUnmount, onMounted, shallowRef, type ComputedRef } from "vue";

export interface RowWindow {
  first: number;
  /** One past the last. */
  end: number;
  above: number;
  below: number;
}

/** Where each row begins, and at the end the height of all. */
export function offsetsOf(heights: readonly number[]): number[] {
  const offsets = [0];
  for (const height of heights) offsets.push((offsets.at(-1) ?? 0) + height);
  return offsets;
}

export function windowOf(
  offsets: readonly number[],
  top: number,
  height: number,
  margin: number,
): RowWindow {
  const rows = offsets.length - 1;
  const total = offsets[rows] ?? 0;
  const first = Math.max(0, rowAt(offsets, top - margin));
  const end = Math.min(rows, rowAt(offsets, top + height + margin) + 1);
  return { first, end, above: offsets[first] ?? 0, below: total - (offsets[end] ?? total) };
}

function rowAt(offsets: readonly number[], at: number): number {
  let low = 0;
  let high = offsets.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((offsets[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

export interface Scrolled {
  shown: ComputedRef<RowWindow>;
  /** Scrolls a row into view, as arrow keys need it. */
  reveal: (index: number) => void;
  /** Scrolls a row to the top, as far as the list goes. */
  show: (index: number) => void;
}

const MARGIN_PX = 400;

/** The rows in view of what scrolls; heights in rem. */
export function useScrolled(
  find: () => HTMLElement | null | undefined,
  heights: () => readonly number[],
): Scrolled {
  const view = shallowRef({ top: 0, height: 800 });
  // By itself: while it stays, scrolling does not lay out all rows anew.
  const rem = shallowRef(16);
  const offsets = computed(() => offsetsOf(heights().map((height) => height * rem.value)));
  const shown = computed(() =>
    windowOf(offsets.value, view.value.top, view.value.height, MARGIN_PX),
  );
  let scroller: HTMLElement | null = null;
  const watcher = new ResizeObserver(measure);

  function measure(): void {
    if (scroller === null) return;
    rem.value = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    view.value = { top: scroller.scrollTop, height: scroller.clientHeight };
  }
  function show(index: number): void {
    if (scroller === null) return;
    scroller.scrollTop = offsets.value[index] ?? 0;
    measure();
  }
  function reveal(index: number): void {
    measure();
    const { top, height } = view.value;
    const head = scroller?.querySelector("thead")?.offsetHeight ?? 0;
    const [begins = 0, ends = begins] = offsets.value.slice(index, index + 2);
    if (begins < top) show(index);
    else if (ends + head > top + height && scroller) {
      scroller.scrollTop = ends + head - height;
      measure();
    }
  }
  onMounted(() => {
    scroller = find() ?? null;
    if (scroller === null) return;
    scroller.addEventListener("scroll", measure, { passive: true });
    watcher.observe(scroller);
    measure();
  });
  onBeforeUnmount(() => {
    scroller?.removeEventListener("scroll", measure);
    watcher.disconnect();
  });
  return { shown, reveal, show };
}
