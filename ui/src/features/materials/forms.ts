// The forms of this screen: how they are listed, and the request that makes each.
import type { Edition } from "../../generated/Edition";
import type { FormRequest } from "../../generated/FormRequest";
import type { Format } from "../../generated/Format";
import type { SheetToPrint } from "../../generated/SheetToPrint";
import type { SignInOptions } from "../../generated/SignInOptions";
import type { IconName } from "../../shared/icons";

/** The blank data workbook stands with the import, under 数据; lists are exported where they are shown. */
export type FormName = Exclude<
  FormRequest["form"],
  "blank-data-workbook" | "activity-list" | "list-as-shown"
>;

/** Those of which nothing is shown before they are made. */
export type WorkbookName = Exclude<FormName, "sign-in-sheet" | "activity-record">;

export interface FormKind {
  name: FormName;
  icon: IconName;
}

export const PRINTED: readonly FormKind[] = [
  { name: "sign-in-sheet", icon: "sheet" },
  { name: "activity-record", icon: "pen" },
];
export const EXPORTED: readonly FormKind[] = [
  { name: "annual-workbook", icon: "file" },
  { name: "quota-table", icon: "file" },
  { name: "data-workbook", icon: "db" },
];

/** The one that the address names, else the sign-in sheet. */
export function formNamed(name: unknown): FormName {
  const all = [...PRINTED, ...EXPORTED];
  return all.find((kind) => kind.name === name)?.name ?? "sign-in-sheet";
}

/** Of the community in the header; the whole county without one. */
export function workbookRequest(
  name: WorkbookName,
  scope: { community: string | null; schoolYear: number },
  edition: Edition,
): FormRequest {
  const { community, schoolYear } = scope;
  return name === "data-workbook" ? { form: name } : { form: name, schoolYear, community, edition };
}

export function sheetRequest(
  sheets: SheetToPrint[],
  options: SignInOptions,
  format: Format,
  asFile: boolean,
): FormRequest {
  return { form: "sign-in-sheet", sheets, options, format, asFile };
}
