// 活动形式: which of the forms the scheme names took place in a term.
import type { FormCount } from "../../generated/FormCount";
import type { TermForms } from "../../generated/TermForms";

/** Forms of the term that the scheme does not name. */
export function otherForms({ held, askedFor }: TermForms): FormCount[] {
  const asked = new Set(askedFor.map(({ form }) => form));
  return held.filter(({ form }) => !asked.has(form));
}

/** 6种中有3种，还没有研讨课、学术研讨、技能展示 */
export function coverageWords({ askedFor, covered }: TermForms): string {
  const missing = askedFor.filter(({ activities }) => activities.length === 0);
  const words = `${askedFor.length}种中有${covered}种`;
  if (missing.length === 0) return words;
  if (covered === 0) return `${askedFor.length}种都还没有`;
  return `${words}，还没有${missing.map(({ name }) => name).join("、")}`;
}
