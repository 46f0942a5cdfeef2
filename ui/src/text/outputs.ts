// What leaves the program on an activity's account: sign-in sheets, on paper or as a table.

export const SIGN_IN = "sign-in-sheet";
/** Saved to be printed elsewhere: whether it ever was, nobody knows, so it is not waited for. */
export const SIGN_IN_PDF = "sign-in-pdf";
/** Saved to be edited: no print, so it does not come back. */
export const SIGN_IN_TABLE = "sign-in-table";

export const SHEET_TITLES: Readonly<Record<string, string>> = {
  [SIGN_IN]: "签到表",
  [SIGN_IN_PDF]: "签到表（存为PDF）",
  [SIGN_IN_TABLE]: "签到表（存为表格）",
};

/** 已过时：日期由2024年10月16日改为2024年10月18日 */
export const outdatedWords = (changes: readonly string[]): string =>
  changes.length ? `已过时：${changes.join("；")}` : "";
