// How wide the window is, where a screen shows more or less than its styles can say.
import { onScopeDispose, readonly, ref, type Ref } from "vue";

/** From here on tables show more columns. */
export const WIDE_PX = 1600;
/** From here on a preview stands beside its list; below it lies over it. */
export const BESIDE_PX = 1181;

/** Follows the window, and its zoom, for as long as the part of the screen lives that calls it. */
export function useAtLeast(px: number): Readonly<Ref<boolean>> {
  const query = window.matchMedia(`(min-width: ${px}px)`);
  const fits = ref(query.matches);
  const follow = (): void => void (fits.value = query.matches);
  query.addEventListener("change", follow);
  onScopeDispose(() => query.removeEventListener("change", follow));
  return readonly(fits);
}
