// Leaving with unsaved text asks first: save, drop, or stay.
import type { Ref } from "vue";
import { onBeforeRouteLeave, onBeforeRouteUpdate } from "vue-router";
import { ask } from "./ask";

/** `what` is the thing as its panel is titled; `save` answers whether it was saved. */
export function askBeforeLeaving(
  what: string,
  changed: Readonly<Ref<boolean>>,
  save: () => Promise<boolean>,
): void {
  async function mayLeave(): Promise<boolean> {
    if (!changed.value) return true;
    const answer = await ask({
      title: `${what}还没有保存，要保存吗？`,
      answers: [
        { value: "save", label: "保存", kind: "primary" },
        { value: "drop", label: "不保存", kind: "danger" },
        { value: "stay", label: "继续填写" },
      ],
    });
    if (answer === "save") return save();
    return answer === "drop";
  }
  onBeforeRouteLeave(mayLeave);
  onBeforeRouteUpdate(mayLeave);
}
