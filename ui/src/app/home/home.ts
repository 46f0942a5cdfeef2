// What 工作台 is made of: the quota table, the gaps, the sheets that are out, the activities of the year,
// and what of them the screen is about. Its full list of 待办 reads the same.
import { computed, ref, type ComputedRef, type Ref } from "vue";
import type { ActivityList } from "../../generated/ActivityList";
import type { Counter } from "../../generated/Counter";
import type { Failure } from "../../generated/Failure";
import { useQuery } from "../../platform/query";
import { ownSchool, useScope } from "../../shared/scope";
import { partOf, type Extent, type Standing } from "./ownpart";
import type { Stretch } from "./quota";
import { todosOf, type Todo } from "./todos";

export interface Home {
  /** The counter looked at; `null`: the one in force. */
  counter: Ref<Counter | null>;
  failure: Readonly<Ref<Failure | null>>;
  list: Readonly<Ref<ActivityList | undefined>>;
  /** The school whose liaison sits here; `null`: all schools are hers. */
  own: ComputedRef<string | null>;
  extent: Ref<Extent>;
  /** What the screen is about: all schools, or her own. */
  part: ComputedRef<Standing>;
  /** The term of today, the first of a year to come, the whole of a year gone by. */
  stretch: ComputedRef<Stretch>;
  over: ComputedRef<boolean>;
  todos: ComputedRef<Todo[]>;
  /** No school is in any community that year: there is nothing to count. */
  empty: ComputedRef<boolean>;
  /** What a link adds, so that the list it opens is of the same schools. */
  whose: ComputedRef<Whose>;
}

/** The school whose part is shown; all of them without it. */
export type Whose = { host?: string };

/** `begin`: whose schools are shown until somebody chooses. */
export function useHome(begin: Extent = "own"): Home {
  const scope = useScope();
  const counter = ref<Counter | null>(null);
  const year = (): { community: string | null; schoolYear: number } => ({
    community: scope.community,
    schoolYear: scope.schoolYear,
  });
  const { data: table, failure } = useQuery("counting_quota", () => ({
    ...year(),
    counter: counter.value,
  }));
  const { data: gaps } = useQuery("evidence_gaps", year);
  const { data: sheets } = useQuery("outputs_outstanding", () => scope.community);
  const { data: list } = useQuery("activities_list", year);
  const over = computed(() => scope.schoolYear < scope.thisYear);
  const stretch = computed<Stretch>(() => {
    if (over.value) return null;
    return scope.schoolYear === scope.thisYear && scope.term !== 1 ? "2" : "1";
  });
  const own = computed(() => ownSchool(scope));
  const extent = ref(begin);
  const shown = computed(() => (extent.value === "own" ? own.value : null));
  const whose = computed<Whose>(() => (shown.value === null ? {} : { host: shown.value }));
  const part = computed(() =>
    partOf(shown.value, {
      table: table.value,
      gaps: gaps.value ?? [],
      sheets: sheets.value ?? [],
      rows: list.value?.rows ?? [],
    }),
  );
  const todos = computed(() =>
    todosOf({
      quota: part.value.table,
      stretch: stretch.value,
      gaps: part.value.gaps,
      sheets: part.value.sheets,
      activities: part.value.rows,
      today: scope.today,
    }),
  );
  const empty = computed(() => table.value?.rows.length === 0);
  return { counter, failure, list, own, extent, part, stretch, over, todos, empty, whose };
}
