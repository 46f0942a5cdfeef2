// Ctrl+Z and Ctrl+Y: the last act taken back, or done again, and said so in words.
import { onAct, tellChanged } from "../../platform/acts";
import { asFailure, call } from "../../platform/call";
import { ask } from "../../shared/ask";
import { toast } from "../../shared/toasts";

/** Every act gets its toast with the way back. */
export function announceActs(): () => void {
  return onAct(({ title }) =>
    toast(title, { verb: "撤销", key: "Ctrl Z", take: () => void undoLast() }),
  );
}

export const undoLast = (): Promise<void> => step("undo");
export const redoLast = (): Promise<void> => step("redo");

async function step(direction: "undo" | "redo"): Promise<void> {
  const back = direction === "undo";
  try {
    const { result, changed } = await call(direction, null);
    tellChanged(changed);
    if (back)
      toast(`已撤销：${result}`, { verb: "重做", key: "Ctrl Y", take: () => void redoLast() });
    else toast(`已重做：${result}`, { verb: "撤销", key: "Ctrl Z", take: () => void undoLast() });
  } catch (thrown) {
    const { code, message } = asFailure(thrown);
    // Nothing left to take back is no fault: said in passing, not as a question.
    if (code === "missing") toast(back ? "没有可撤销的操作。" : "没有可重做的操作。");
    else
      await ask({
        title: back ? "没有撤销" : "没有重做",
        text: message,
        answers: [{ value: "seen", label: "知道了", kind: "primary" }],
      });
  }
}
