// Fields whose text cannot be read: while a form has any, nothing of it is saved, and none of them is
// saved as empty.
import {
  hasInjectionContext,
  inject,
  onScopeDispose,
  provide,
  reactive,
  watch,
  type InjectionKey,
  type Ref,
} from "vue";

/** One for each such field. */
export type Unread = Set<symbol>;
const UNREAD: InjectionKey<Unread> = Symbol("fields that cannot be read");

/** Of the form that is set up here; its fields tell. */
export function provideUnread(): Unread {
  const unread = reactive(new Set<symbol>());
  if (hasInjectionContext()) provide(UNREAD, unread);
  return unread;
}

/** Called by a field that reads what is typed into it. */
export function tellUnread(is: Readonly<Ref<boolean>>): void {
  const unread = inject(UNREAD, null);
  if (unread === null) return;
  const field = Symbol("field");
  const read = (): void => void unread.delete(field);
  watch(is, (now) => (now ? unread.add(field) : read()), { flush: "sync", immediate: true });
  onScopeDispose(read);
}
