// What may be answered besides the choices at hand: every activity of the community, person and school.
import { computed, onScopeDispose, shallowRef, watch, type ComputedRef } from "vue";
import type { ActivityRow } from "../../generated/ActivityRow";
import { call } from "../../platform/call";
import { onOutdated, useQuery } from "../../platform/query";
import { fullDay } from "../../shared/dates";
import { useOrganizations } from "../../shared/organizations";
import { useScope } from "../../shared/scope";
import { inWords } from "../../text/named";
import type { Option } from "../../text/words";

/** By the kind of question; values are what the core finds them by: codes, keys of schools. */
export interface Known {
  activity: readonly Option[];
  person: readonly Option[];
  school: readonly Option[];
}

export function useKnown(community: () => string | null): ComputedRef<Known> {
  const activities = useActivities(community);
  const schools = useOrganizations();
  const { data: persons } = useQuery("roster_persons", () => ({
    text: null,
    schools: [],
    subject: null,
    status: null,
    on: null,
  }));
  return computed(() => ({
    activity: activities.value.map(({ code, title, day, month }) => ({
      value: code,
      label: `${day === null ? (month ?? "日期未定") : fullDay(day)} ${title}（${code}）`,
    })),
    person: (persons.value ?? []).map(({ code, name, organizationName, subjectNames }) => ({
      value: code,
      label: `${name}（${inWords(organizationName, subjectNames, `编号${code}`)}）`,
    })),
    school: schools.value,
  }));
}

/** A list may tell of any year: of every school year that there is, the newest first. */
function useActivities(
  community: () => string | null,
): Readonly<{ value: readonly ActivityRow[] }> {
  const scope = useScope();
  const rows = shallowRef<readonly ActivityRow[]>([]);
  async function load(): Promise<void> {
    const of = community();
    const years = of === null ? [] : [...scope.schoolYears].sort((a, b) => b - a);
    const lists = await Promise.all(
      years.map((schoolYear) => call("activities_list", { ...ALL, community: of, schoolYear })),
    );
    if (of === community()) rows.value = lists.flatMap((list) => list.rows);
  }
  // Without them only the choices at hand can be answered; what is wrong the preview says itself.
  const reload = (): Promise<void> => load().catch(() => undefined);
  watch([community, () => scope.schoolYears], reload, { immediate: true });
  onScopeDispose(onOutdated(["activities_list"], reload));
  return rows;
}

const ALL = {
  term: null,
  form: null,
  subject: null,
  school: null,
  host: null,
  state: null,
  evidence: null,
  toSignIn: false,
  overdue: false,
  inPlan: false,
  text: null,
};
