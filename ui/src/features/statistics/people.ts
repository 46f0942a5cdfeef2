// Teachers by school. Sorting stays inside a school: nobody is ranked against another school's staff.
import type { AllWords } from "../../generated/AllWords";
import type { PersonLine } from "../../generated/PersonLine";

export type SortKey = "roster" | "name" | "times" | "hours";

/** A heading of the table, or one of its rows. */
export type PeopleRow =
  | { kind: "apart"; key: string; title: string; count: string }
  | { kind: "school"; key: string; school: string; count: string }
  | { kind: "person"; key: string; line: PersonLine };

const COMPARE: Record<SortKey, (a: PersonLine, b: PersonLine) => number> = {
  roster: () => 0,
  name: (a, b) => a.name.localeCompare(b.name, "zh-CN-u-co-pinyin"),
  times: (a, b) => b.times - a.times,
  hours: (a, b) => b.hours - a.hours,
};

/** In the order of the schools; inside a school as sorted, otherwise in the roster's own order. */
export function peopleRows(
  lines: readonly PersonLine[],
  sort: SortKey,
  countOf: (lines: readonly PersonLine[]) => string,
): PeopleRow[] {
  const schools = new Map<string, PersonLine[]>();
  for (const line of lines) {
    const known = schools.get(line.organization);
    if (known) known.push(line);
    else schools.set(line.organization, [line]);
  }
  return [...schools].flatMap(([id, staff]): PeopleRow[] => [
    { kind: "school", key: id, school: staff[0]?.school ?? "", count: countOf(staff) },
    ...[...staff]
      .sort(COMPARE[sort])
      .map((line): PeopleRow => ({ kind: "person", key: line.person, line })),
  ]);
}

/** Those who had no activity to come to, under a heading of their own. */
export function rowsApart(
  lines: readonly PersonLine[],
  countOf: (lines: readonly PersonLine[]) => string,
): PeopleRow[] {
  if (lines.length === 0) return [];
  const heading: PeopleRow = {
    kind: "apart",
    key: "apart",
    title: "到校后没有活动，不算没有参加",
    count: countOf(lines),
  };
  const rows = peopleRows(lines, "roster", countOf);
  return [heading, ...rows.map((row) => ({ ...row, key: `apart/${row.key}` }))];
}

/** 16人，参加64人次 */
export function shareWords(lines: readonly PersonLine[]): string {
  const times = lines.reduce((sum, line) => sum + line.times, 0);
  const hours = lines.reduce((sum, line) => sum + line.hours, 0);
  return `${lines.length}人，具名签到${times}人次，${Math.round(hours * 10) / 10}学时`;
}

/** 执教2次，点评1次 */
export function roleWords({ roles }: Pick<PersonLine, "roles">): string {
  return roles.map(({ role, times }) => `${role}${times}次`).join("，");
}

export function subjectWords(codes: string | null, words: AllWords | undefined): string {
  const known = words?.lists.find(({ list }) => list === "subject")?.words ?? [];
  const nameOf = (code: string): string => known.find((word) => word.code === code)?.name ?? code;
  return (codes ?? "").split("、").filter(Boolean).map(nameOf).join("、");
}
