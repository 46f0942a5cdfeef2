// How wide a part of the screen is, in rem, as the widths of columns are.
import { onBeforeUnmount, onMounted, ref, type Ref } from "vue";

export function useRoom(find: () => HTMLElement | null): Readonly<Ref<number>> {
  const room = ref(64);
  const watcher = new ResizeObserver(measure);
  function measure(): void {
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    room.value = (find()?.clientWidth ?? 0) / rem;
  }
  onMounted(() => {
    const part = find();
    if (part !== null) watcher.observe(part);
    measure();
  });
  onBeforeUnmount(() => watcher.disconnect());
  return room;
}
