// Choices and readings of an activity's fields.
import type { ActivityPage } from "../../generated/ActivityPage";
import type { AllWords } from "../../generated/AllWords";
import type { CommunityRow } from "../../generated/CommunityRow";
import type { PartLine } from "../../generated/PartLine";
import { schoolYearName, termName } from "../../shared/dates";
import type { Option } from "../../text/words";

export function formOptions(all: AllWords | undefined, inUse: string | null = null): Option[] {
  return (all?.forms ?? [])
    .filter(({ enabled, code }) => enabled || code === inUse)
    .map(({ code, name }) => ({ value: code, label: name }));
}

/** Who can host: the schools of the community, the one that leads it first. */
export function hostOptions(community: CommunityRow | undefined): Option[] {
  if (community === undefined) return [];
  const { lead, leadName, members } = community;
  const first = lead === null ? [] : [{ value: lead, label: `${leadName ?? ""}（领衔学校）` }];
  const others = members.filter(({ organization }) => organization !== lead);
  return [
    ...first,
    ...others.map(({ organization, name }) => ({ value: organization, label: name })),
  ];
}

const MONTHS = [9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8];

/** 2024年9月 … 2025年8月 */
export function monthOptions(schoolYear: number): Option[] {
  return MONTHS.map((month) => {
    const year = month >= 9 ? schoolYear : schoolYear + 1;
    return {
      value: `${year}-${String(month).padStart(2, "0")}`,
      label: `${year}年${month}月`,
    };
  });
}

export const clock = (time: string | null): string => time?.slice(0, 5) ?? "";

/** The terms around an activity's own, for 计入学期. */
export function termOptions({ row, activity }: ActivityPage): Option[] {
  const year = Number((activity.countsFor ?? row.term ?? "").slice(0, 4));
  if (!year) return [];
  return [year - 1, year, year + 1].flatMap((start) =>
    [1, 2].map((term) => ({
      value: `${start}-${term}`,
      label: `${schoolYearName(start)}${termName(term)}`,
    })),
  );
}

/** When an activity is to be, as it is being chosen. */
export interface When {
  by: "day" | "month";
  day: string | null;
  month: string | null;
}

/** Only what was chosen last: a month behind a day would be two answers. */
export function dateOf({ by, day, month }: When): { day: string | null; month: string | null } {
  return by === "day" ? { day, month: null } : { day: null, month };
}

/** What the main button says while there is no date yet. */
export function dateWanted(when: When): string {
  const { day, month } = dateOf(when);
  return day === null && month === null ? "先定日期" : "";
}

/** What a copy takes over, most telling first. */
export function copiedFacts({ row, activity, parts, sessions }: ActivityPage): string[] {
  const schools = (part: PartLine["part"]): string =>
    parts
      .filter((each) => each.part === part)
      .map(({ name }) => name)
      .join("、");
  const [hosts, others] = [schools("host"), schools("co_host")];
  return [
    row.formName,
    row.subjects.map(({ name }) => name).join("、"),
    hosts && `${hosts}承办`,
    others && `${others}协办`,
    activity.place ?? "",
    sessions.length > 0 ? `议程${sessions.length}项` : "",
  ].filter((fact) => fact !== "");
}
