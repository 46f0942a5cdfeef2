// Opening and closing what floats by a field or a button.
import { ref, watch, type Ref } from "vue";
import { pushKeys } from "./keys";

export interface Popup {
  open: Ref<boolean>;
  /** For `focusout` of what the opener and its panel stand in. */
  left: (event: FocusEvent) => void;
}

/** Esc closes it before anything below it, and so does the keyboard's leaving `root`. */
export function usePopup(
  root: Readonly<Ref<HTMLElement | null>>,
  closed: () => void = () => undefined,
): Popup {
  const open = ref(false);
  function escape(): void {
    open.value = false;
    closed();
  }
  watch(open, (shown, _, onCleanup) => shown && onCleanup(pushKeys({ escape })), { flush: "sync" });
  function left({ relatedTarget }: FocusEvent): void {
    if (!root.value?.contains(relatedTarget as Node | null)) open.value = false;
  }
  return { open, left };
}
