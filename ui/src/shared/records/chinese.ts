// The two orders in which Chinese names stand on lists: by 拼音, or by 姓氏笔画 as on rolls of honour.
export type ChineseOrder = "pinyin" | "stroke";

export const ORDERS = [
  { value: "pinyin", label: "拼音" },
  { value: "stroke", label: "姓氏笔画" },
] as const;

const collators = new Map<ChineseOrder, Intl.Collator>();

/** 第2小学 stands before 第10小学 in both. */
export function chinese(order: ChineseOrder): Intl.Collator {
  const found = collators.get(order);
  if (found) return found;
  const made = new Intl.Collator(`zh-u-co-${order}`, { numeric: true });
  collators.set(order, made);
  return made;
}
