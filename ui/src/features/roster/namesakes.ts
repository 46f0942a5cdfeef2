// A school entered twice would leave every later list in doubt about which of the two it means.
import type { OrganizationId } from "../../generated/OrganizationId";
import { call } from "../../platform/call";
import { ask } from "../../shared/ask";

export interface Names {
  name: string;
  shortName: string;
  formerNames: string;
}

/** Whether it is none of the schools that bear such a name already; asked only where there are any. */
export async function isAnother(uid: OrganizationId | null, names: Names): Promise<boolean> {
  const known = await call("roster_school_namesakes", {
    uid,
    name: names.name,
    shortName: names.shortName || null,
    formerNames: names.formerNames || null,
  }).catch(() => []);
  if (known.length === 0) return true;
  const answer = await ask({
    title: `“${names.name.trim()}”是名册里已有的学校吗？`,
    text: "是同一所就不用再登记，到原来那一所里改全称、补简称；一所学校登记两次，以后导入名单就分不清是哪一所。",
    lines: known.map(({ name, code }) => `${name}，编号${code}`),
    answers: [
      { value: "same", label: uid ? "是同一所，不保存" : "是同一所，不登记", kind: "primary" },
      { value: "another", label: uid ? "是另一所，照样保存" : "是另一所，照样登记" },
    ],
  });
  return answer === "another";
}
