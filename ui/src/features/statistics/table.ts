// A stretch of time as its tables show it: sums, activities counted or not, schools by community.
// Counting itself is the core's; here its figures are only put in order and added over communities.
import type { Counter } from "../../generated/Counter";
import type { PeriodCommunity } from "../../generated/PeriodCommunity";
import type { PeriodSchool } from "../../generated/PeriodSchool";
import type { PeriodTable } from "../../generated/PeriodTable";
import type { QuotaActivity } from "../../generated/QuotaActivity";
import type { SchoolTotals } from "../../generated/SchoolTotals";

export interface Sums {
  /** 项, counted or not. */
  activities: number;
  counted: number;
  personTimes: number;
  hours: number;
}

/** 学时 may be halves: sums of them must not show what binary fractions leave over. */
const tenth = (hours: number): number => Math.round(hours * 10) / 10;

export function sumsOf(communities: readonly PeriodCommunity[]): Sums {
  const sums = { activities: 0, counted: 0, personTimes: 0, hours: 0 };
  for (const { totals, activities } of communities) {
    sums.activities += activities.length;
    sums.counted += totals.activities;
    sums.personTimes += totals.personTimes;
    sums.hours += totals.hours;
  }
  return { ...sums, hours: tenth(sums.hours) };
}

export interface SchoolShare {
  id: string;
  name: string;
  personTimes: number;
  hours: number;
}

export interface ActivityLine {
  activity: QuotaActivity;
  community: string;
  /** Why it is not counted; `null` when it is. */
  notCounted: string | null;
  personTimes: number;
  hours: number;
  /** Those that sent someone. */
  schools: SchoolShare[];
}

/** Every activity of the time by day, those counted apart from those that are not. */
export function activityLines(table: PeriodTable): {
  counted: ActivityLine[];
  left: ActivityLine[];
} {
  const lines = table.communities.flatMap((community) =>
    community.activities.flatMap(({ activity, notCounted, totals }): ActivityLine[] => {
      const known = table.activities[activity];
      if (known === undefined) return [];
      const { personTimes, hours } = totals;
      const schools = sharesOf(community, totals.schools).filter((share) => share.personTimes > 0);
      return [
        { activity: known, community: community.name, notCounted, personTimes, hours, schools },
      ];
    }),
  );
  const places = new Map(table.activities.map(({ id }, place) => [id, place]));
  lines.sort((a, b) => (places.get(a.activity.id) ?? 0) - (places.get(b.activity.id) ?? 0));
  return {
    counted: lines.filter(({ notCounted }) => notCounted === null),
    left: lines.filter(({ notCounted }) => notCounted !== null),
  };
}

function sharesOf(community: PeriodCommunity, totals: readonly SchoolTotals[]): SchoolShare[] {
  const names = new Map(community.schools.map(({ organization, name }) => [organization, name]));
  return totals.map(({ organization, personTimes, hours }) => ({
    id: organization,
    name: names.get(organization) ?? "",
    personTimes,
    hours,
  }));
}

export interface SchoolLine {
  key: string;
  school: PeriodSchool;
  community: PeriodCommunity;
  personTimes: number;
  hours: number;
}

export function schoolLines(community: PeriodCommunity): SchoolLine[] {
  const shares = new Map(community.totals.schools.map((share) => [share.organization, share]));
  return community.schools.map((school) => ({
    key: `${community.community}/${school.organization}`,
    school,
    community,
    personTimes: shares.get(school.organization)?.personTimes ?? 0,
    hours: tenth(shares.get(school.organization)?.hours ?? 0),
  }));
}

/** A counted activity and how many of one school came. */
export interface Attended {
  activity: QuotaActivity;
  personTimes: number;
  hours: number;
}

/** The activities behind a school's 人次 and 学时. */
export function attendedBy(line: SchoolLine, table: PeriodTable): Attended[] {
  return line.community.activities.flatMap(({ activity, totals }) => {
    const known = table.activities[activity];
    const share = totals.schools.find(
      ({ organization }) => organization === line.school.organization,
    );
    if (!known || !share?.personTimes) return [];
    return [{ activity: known, personTimes: share.personTimes, hours: share.hours }];
  });
}

export const COLUMNS: readonly Counter[] = ["host", "active", "attend"];
