// The forms of this screen: how they are listed, and the request that makes each.
import type { Edition } from "../../generated/Edition";
import type { FormRequest } from "../../generated/FormRequest";
import type { Format } from "../../generated/Format";
import type { SheetToPrint } from "../../generated/SheetToPrint";
import type { SignInOptions } from "../../generated/SignInOptions";
import type { IconName } from "../../shared/icons";

/** The blank data workbook stands with the import, under 数据; the list of activities over that list. */
export type FormName = Exclude<FormRequest["form"], "blank-data-workbook" | "activity-list">;

export interface FormKind {
  name: FormName;
  icon: IconName;
  /** What is in it, for those that have no picture; in the 自查版 more than in the 报送版. */
  contents: string;
  selfCheck?: string;
  /** Comes as 报送版 and 自查版. */
  editions: boolean;
}

export const PRINTED: readonly FormKind[] = [
  { name: "sign-in-sheet", icon: "sheet", contents: "", editions: false },
];
export const EXPORTED: readonly FormKind[] = [
  {
    name: "annual-workbook",
    icon: "file",
    contents:
      "封面、基本信息、成员学校、活动台账、各校每学期开展情况、各校参加情况、签到明细、教师参与统计、佐证清单，各占一张工作表。合计是公式，改了明细会跟着变。",
    selfCheck: "另有数据口径一张：每个合计数怎样得出、统计设置、需要核对的地方。",
    editions: true,
  },
  {
    name: "quota-table",
    icon: "file",
    contents: "每校每学期的承办、承担、参加次数，人次和学时，一张表。",
    selfCheck: "另有结论、还差几次，列出计入和未计入的活动及原因。",
    editions: true,
  },
  {
    name: "data-workbook",
    icon: "db",
    contents:
      "资料库里的全部记录，每种一张工作表，可以在WPS里改了再导入，也可以导入另一个空的资料库。",
    editions: false,
  },
];

export function kindOf(name: unknown): FormKind {
  const all = [...PRINTED, ...EXPORTED];
  return all.find((kind) => kind.name === name) ?? (PRINTED[0] as FormKind);
}

/** Of the community in the header; the whole county without one. */
export function workbookRequest(
  name: Exclude<FormName, "sign-in-sheet">,
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
