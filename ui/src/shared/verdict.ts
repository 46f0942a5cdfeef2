// The five states a duty can be in. Words carry them; shape and colour repeat it.

export type Verdict = "met" | "unmet" | "open" | "na" | "todo";

export const VERDICT_WORDS: Record<Verdict, string> = {
  met: "达标",
  unmet: "未达标",
  open: "待核实",
  na: "不适用",
  todo: "未开始",
};
