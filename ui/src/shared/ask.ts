// A question that stops work: `await ask(…)` answers with the button chosen, `null` for none.
import { readonly, shallowRef } from "vue";

export interface Answer<Value extends string = string> {
  value: Value;
  /** Repeats the verb of the question: 恢复到1月3日, 不恢复. Never 确定 alone. */
  label: string;
  kind?: "primary" | "danger" | "plain";
}

export interface Question<Value extends string = string> {
  /** The question itself: 恢复到1月3日的备份？ */
  title: string;
  text?: string;
  /** What exactly is meant, line by line. */
  lines?: readonly string[];
  /** In reading order, the one that does it first. */
  answers: readonly Answer<Value>[];
}

interface Asked {
  question: Question;
  settle: (value: string | null) => void;
}

const current = shallowRef<Asked | null>(null);
export const currentQuestion = readonly(current);

export function ask<Value extends string>(question: Question<Value>): Promise<Value | null> {
  current.value?.settle(null);
  return new Promise((resolve) => {
    const settle = (value: string | null): void => {
      current.value = null;
      resolve(value as Value | null);
    };
    current.value = { question: question as Question, settle };
  });
}

export function settleQuestion(value: string | null): void {
  current.value?.settle(value);
}
