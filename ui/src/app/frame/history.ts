// Ctrl+Z and Ctrl+Y: the last act taken back, or done again, and said so in words.
import { follow, onAct } from "../../platform/acts";
import { asFailure, call } from "../../platform/call";
import { ask } from "../../shared/ask";
import { forgetTyping } from "../../shared/keys";
import { toast } from "../../shared/toasts";

/** Every act gets its toast with the way back. */
export function announceActs(): () => void {
  return onAct(({ title }) => {
    forgetTyping();
    toast(title, { verb: "撤销", key: "Ctrl Z", take: () => void undoLast() });
  });
}

export const undoLast = (): Promise<void> => step("undo");
export const redoLast = (): Promise<void> => step("redo");

async function step(direction: "undo" | "redo"): Promise<void> {
  const back = direction === "undo";
  try {
    const done = await call(direction, null);
    const { result } = done;
    void follow(done);
    if (back)
      toast(`已撤销：${result.title}`, {
        verb: "重做",
        key: "Ctrl Y",
        take: () => void redoLast(),
      });
    else
      toast(`已重做：${result.title}`, {
        verb: "撤销",
        key: "Ctrl Z",
        take: () => void undoLast(),
      });
  } catch (thrown) {
    const { code, message } = asFailure(thrown);
    // Nothing to take back, or a later act in the way: advice, said in passing.
    if (code === "not_now") toast(message);
    else
      await ask({
        title: back ? "没有撤销" : "没有重做",
        text: message,
        answers: [{ value: "seen", label: "知道了", kind: "primary" }],
      });
  }
}
