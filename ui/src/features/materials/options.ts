// Settings of the sign-in sheet, kept on this computer for the next one.
import { ref, watch, type Ref } from "vue";
import type { SheetColumn } from "../../generated/SheetColumn";
import type { SignInOptions } from "../../generated/SignInOptions";

export const COLUMNS: readonly { column: SheetColumn; label: string }[] = [
  { column: "serial", label: "序号" },
  { column: "school", label: "学校" },
  { column: "name", label: "姓名" },
  { column: "subject", label: "学科" },
  { column: "post", label: "职务" },
  { column: "signature", label: "签名" },
  { column: "phone", label: "联系电话" },
  { column: "remark", label: "备注" },
];
/** Without a name and a place to sign it is no sign-in sheet. */
export const NEEDED: readonly SheetColumn[] = ["name", "signature"];
/** In this order on the paper; 签名 last but for 备注. */
const ORDER: readonly SheetColumn[] = [
  "serial",
  "school",
  "name",
  "subject",
  "post",
  "phone",
  "signature",
  "remark",
];
const KEY = "lianyan.sign-in-sheet";

export function usualOptions(): SignInOptions {
  return {
    columns: ["serial", "school", "name", "subject", "post", "signature"],
    sessions: [],
    blankRows: 5,
    withNumber: true,
    fullPhone: false,
  };
}

export function ordered(columns: readonly SheetColumn[]): SheetColumn[] {
  return ORDER.filter((column) => columns.includes(column));
}

/** Of an older program or touched by hand: what does not fit is left at its usual value. */
export function readOptions(stored: string | null): SignInOptions {
  const usual = usualOptions();
  try {
    const read = JSON.parse(stored ?? "{}") as Partial<SignInOptions>;
    const columns = ordered([...(read.columns ?? usual.columns), ...NEEDED]);
    return { ...usual, ...read, columns, sessions: [] };
  } catch {
    return usual;
  }
}

/** The settings, remembered as they change; half-days belong to one activity and are not. */
export function useSheetOptions(): Ref<SignInOptions> {
  const options = ref(readOptions(localStorage.getItem(KEY)));
  watch(options, (now) => localStorage.setItem(KEY, JSON.stringify(now)));
  return options;
}
