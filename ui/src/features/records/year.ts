// Which school year's records a list shows: the one of the header, another, or all.
import { computed, ref, watch, type ComputedRef, type Ref } from "vue";
import { schoolYearName } from "../../shared/dates";
import { useScope } from "../../shared/scope";

export interface YearChoice {
  /** `null`: all of them. */
  year: Ref<number | null>;
  options: ComputedRef<{ value: number | null; label: string }[]>;
  /** 2024—2025学年度, 各学年 */
  words: ComputedRef<string>;
}

const EVERY = "各学年";

export function useYearChoice(): YearChoice {
  const scope = useScope();
  const year = ref<number | null>(scope.schoolYear);
  watch(
    () => scope.schoolYear,
    (now) => (year.value = now),
  );
  return {
    year,
    options: computed(() => [
      ...scope.schoolYears.map((each) => ({ value: each, label: schoolYearName(each) })),
      { value: null, label: EVERY },
    ]),
    words: computed(() => (year.value === null ? EVERY : schoolYearName(year.value))),
  };
}
