import { expect, it } from "vitest";
import { ask, currentQuestion, settleQuestion } from "./ask";

const answers = [
  { value: "restore", label: "恢复到1月3日" },
  { value: "keep", label: "不恢复" },
] as const;

it("answers with the button chosen, and null when it was closed", async () => {
  const first = ask({ title: "恢复到1月3日的备份？", answers });
  settleQuestion("restore");
  expect(await first).toBe("restore");
  expect(currentQuestion.value).toBeNull();

  const second = ask({ title: "恢复到1月3日的备份？", answers });
  settleQuestion(null);
  expect(await second).toBeNull();
});

it("a new question closes the one before", async () => {
  const first = ask({ title: "甲？", answers });
  const second = ask({ title: "乙？", answers });
  expect(await first).toBeNull();
  expect(currentQuestion.value?.question.title).toBe("乙？");
  settleQuestion("keep");
  expect(await second).toBe("keep");
});
