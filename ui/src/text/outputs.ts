// What is said of a print on screen.

/** 已过时：日期由2024年10月16日改为2024年10月18日 */
export const outdatedWords = (changes: readonly string[]): string =>
  changes.length ? `已过时：${changes.join("；")}` : "";
