// Which activity is looked at and what is asked about it, from one doubtful cell to the next.
import { computed, ref, watch, type ComputedRef, type Ref } from "vue";
import type { ActivityDraftChange } from "../../generated/ActivityDraftChange";
import type { ActivityDraftView } from "../../generated/ActivityDraftView";
import type { ActivityLine } from "../../generated/ActivityLine";
import type { ActivityPreview } from "../../generated/ActivityPreview";
import type { Answer } from "../../generated/Answer";
import { firstAsked, keptOutBy, keyOf, nextSpot, openOf } from "./answers";
import { columnOf, entryOf, linesOf, rowsOf, type Column, type Row } from "./lines";

/** What is looked at: it changes with every answer. */
export interface Checked {
  view: ActivityDraftView;
  preview: ActivityPreview;
  /** Answers whether it was done. */
  change: (...changes: ActivityDraftChange[]) => Promise<boolean>;
}

export interface Checking {
  rows: ComputedRef<Row[]>;
  /** In the order of the table. */
  lines: ComputedRef<ActivityLine[]>;
  chosen: Ref<string | null>;
  at: ComputedRef<number>;
  line: ComputedRef<ActivityLine | undefined>;
  /** The question that is being answered, by its id. */
  asked: Ref<string | null>;
  /** Something is open besides it. */
  hasMore: ComputedRef<boolean>;
  /** By what a line that was left out is taken in. */
  back: ComputedRef<string | undefined>;
  go: (key: string | null) => void;
  askAbout: (line: ActivityLine, column: Column) => void;
  /** To the next doubtful cell; `false` where there is none. */
  next: () => boolean;
  answer: (answers: Answer[]) => Promise<boolean>;
  leaveOut: () => Promise<boolean>;
  takeIn: (id: string, field?: string | null) => Promise<void>;
  dropFaulty: () => Promise<boolean>;
}

export function useChecking(checked: Checked): Checking {
  const rows = computed(() => rowsOf(checked.preview, checked.view));
  const lines = computed(() => linesOf(rows.value));
  const chosen = ref<string | null>(null);
  const asked = ref<string | null>(null);
  const at = computed(() => lines.value.findIndex(({ place }) => keyOf(place) === chosen.value));
  const line = computed(() => lines.value[at.value]);

  function go(key: string | null): void {
    chosen.value = key;
    asked.value = firstAsked(lines.value.find(({ place }) => keyOf(place) === key));
  }
  function next(): boolean {
    const spot = nextSpot(checked.preview.lines, chosen.value);
    if (spot) go(spot.line);
    return spot !== null;
  }
  // What is being asked about may be settled by an answer to something else.
  watch(
    () => checked.preview,
    () => {
      const still = line.value?.doubts.some(({ id }) => id === asked.value);
      if (!still) asked.value = firstAsked(line.value);
    },
  );
  return {
    rows,
    lines,
    chosen,
    at,
    line,
    asked,
    hasMore: computed(() =>
      checked.preview.lines.some((each) =>
        openOf(each).some(({ id }) => keyOf(each.place) !== chosen.value || id !== asked.value),
      ),
    ),
    back: computed(() => {
      if (line.value === undefined || keptOutBy(line.value)) return undefined;
      return entryOf(checked.preview, checked.view, line.value)?.id;
    }),
    go,
    askAbout: (of, column) => {
      go(keyOf(of.place));
      const doubt = openOf(of).find((each) => columnOf(each, of, checked.view) === column);
      asked.value = doubt?.id ?? asked.value;
    },
    next,
    ...changesOf(checked, lines, line, chosen, go),
  };
}

/** What is said of a line. */
function changesOf(
  { change }: Checked,
  lines: ComputedRef<ActivityLine[]>,
  line: ComputedRef<ActivityLine | undefined>,
  chosen: Ref<string | null>,
  go: (key: string | null) => void,
): Pick<Checking, "answer" | "leaveOut" | "takeIn" | "dropFaulty"> {
  const keysOf = (taken: readonly ActivityLine[]): string[] =>
    taken.filter(({ state }) => state !== "left_out").map(({ place }) => keyOf(place));
  return {
    answer: (answers) => change(...answers.map((each) => ({ do: "answer" as const, with: each }))),
    leaveOut: async () =>
      line.value !== undefined && (await change({ do: "leave_out", with: line.value.place })),
    takeIn: async (id, field = null) => {
      const before = keysOf(lines.value);
      if (!(await change({ do: "take_in", with: { id, field } }))) return;
      go(keysOf(lines.value).find((key) => !before.includes(key)) ?? chosen.value);
    },
    dropFaulty: () =>
      change(
        ...lines.value
          .filter(({ state }) => state === "faulty")
          .map(({ place }) => ({ do: "leave_out" as const, with: place })),
      ),
  };
}
