// A list to take one from, worked from the field or button that keeps the focus.
import { computed, ref, useId } from "vue";

export interface Choices<Item> {
  /** Id of the list; its lines are `id-0`, `id-1` … */
  readonly id: string;
  readonly items: readonly Item[];
  /** Number of the line that Enter takes. */
  readonly active: number;
  readonly current: Item | undefined;
  /** Id of that line, for `aria-activedescendant`. */
  readonly descendant: string | undefined;
  point: (at: number) => void;
  move: (by: number) => void;
  take: (item: Item | undefined) => void;
}

export function useChoices<Item>(
  items: () => readonly Item[],
  take: (item: Item) => void,
): Choices<Item> {
  const id = useId();
  const active = ref(0);
  const offered = computed(items);
  function move(by: number): void {
    const { length } = offered.value;
    if (length > 0) active.value = (active.value + by + length) % length;
  }
  return {
    id,
    get items() {
      return offered.value;
    },
    get active() {
      return active.value;
    },
    get current() {
      return offered.value[active.value];
    },
    get descendant() {
      return active.value in offered.value ? `${id}-${active.value}` : undefined;
    },
    point: (at) => void (active.value = at),
    move,
    take: (item) => item !== undefined && take(item),
  };
}
