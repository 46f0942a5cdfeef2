// The forms there are, as the program lists them: every title on screen comes from there.
import type { FormSpec } from "../generated/FormSpec";

type Forms = readonly FormSpec[] | undefined;

/** Every way a form leaves, as 打印与导出登记 calls it. */
export function registerNames(forms: Forms): { value: string; label: string }[] {
  const ways = (forms ?? []).flatMap((form) => [form, ...form.otherWays]);
  return ways.map(({ name, title }) => ({ value: name, label: title }));
}

/** One that this program does not know keeps its name. */
export function formTitle(name: string, forms: Forms): string {
  return registerNames(forms).find(({ value }) => value === name)?.label ?? name;
}
