// Whether the window is so wide, as a screen must know that shows less where there is less room.
import { onBeforeUnmount, ref, type Ref } from "vue";

export function useMedia(query: string): Readonly<Ref<boolean>> {
  const list = window.matchMedia(query);
  const matches = ref(list.matches);
  const follow = (): void => void (matches.value = list.matches);
  list.addEventListener("change", follow);
  onBeforeUnmount(() => list.removeEventListener("change", follow));
  return matches;
}
