// One import from the file to the activities: the core keeps the draft, this file asks and corrects it.
import {
  computed,
  onBeforeUnmount,
  onScopeDispose,
  ref,
  shallowRef,
  type ComputedRef,
  type Ref,
  type ShallowRef,
} from "vue";
import type { ActivityDraftChange } from "../../generated/ActivityDraftChange";
import type { ActivityDraftView } from "../../generated/ActivityDraftView";
import type { ActivityPreview } from "../../generated/ActivityPreview";
import type { ActivitySummary } from "../../generated/ActivitySummary";
import type { DraftId } from "../../generated/DraftId";
import type { Failure } from "../../generated/Failure";
import { EVERYTHING, onChanged } from "../../platform/acts";
import { call } from "../../platform/call";
import { runJob } from "../../platform/jobs";
import { platform } from "../../platform/platform";
import { useSaving } from "../../shared/saving";
import { toast } from "../../shared/toasts";

export type Step = "file" | "columns" | "check";

export interface ActivityImport {
  step: Ref<Step>;
  view: ShallowRef<ActivityDraftView | null>;
  preview: ShallowRef<ActivityPreview | null>;
  /** Whose activities the open file tells of. */
  community: Readonly<Ref<string | null>>;
  /** Something was answered or corrected that would be lost. */
  changed: ComputedRef<boolean>;
  failure: Ref<Failure | null>;
  busy: Ref<boolean>;
  choose: () => Promise<boolean>;
  drop: (file: File) => Promise<boolean>;
  change: (...changes: ActivityDraftChange[]) => Promise<boolean>;
  check: () => Promise<boolean>;
  /** `null`: it was not taken in, and `failure` says why. */
  apply: () => Promise<ActivitySummary | null>;
  saveUnsure: () => Promise<void>;
}

interface State {
  draft: DraftId | null;
  step: Ref<Step>;
  view: ShallowRef<ActivityDraftView | null>;
  preview: ShallowRef<ActivityPreview | null>;
  community: Ref<string | null>;
  corrections: Ref<number>;
}

/** Kinds of record a preview is held against. */
const HELD_AGAINST = [
  "activity",
  "activity_part",
  "activity_role",
  "attendance",
  "head_count",
  "community",
  "membership",
  "organization",
  "person",
  "posting",
  "word",
  "activity_form",
  "term",
];

/** `wanted`: the community that a file is opened for. */
export function useActivityImport(wanted: () => string | null): ActivityImport {
  const { failure, busy, attempt, save } = useSaving();
  const state: State = {
    draft: null,
    step: ref("file"),
    view: shallowRef(null),
    preview: shallowRef(null),
    community: ref(null),
    corrections: ref(0),
  };
  onBeforeUnmount(() => void close(state).catch(() => undefined));
  // The ledger changed meanwhile, as by Ctrl+Z: the preview is held against it again.
  onScopeDispose(
    onChanged(async (kinds) => {
      const touched = HELD_AGAINST.some((kind) => kinds.has(kind)) || kinds.has(EVERYTHING);
      if (touched && state.step.value === "check") await attempt(() => look(state));
    }),
  );
  return {
    step: state.step,
    view: state.view,
    preview: state.preview,
    community: state.community,
    changed: computed(() => state.corrections.value > 0),
    failure,
    busy,
    choose: async () => {
      const [file] = (await attempt(() => platform().pickFiles("workbook", false))) ?? [];
      return file !== undefined && (await save(() => open(state, file.token, wanted())));
    },
    drop: (file) =>
      save(async () => open(state, (await platform().takeFile(file)).token, wanted())),
    change: (...changes) => save(() => correct(state, changes)),
    check: () => save(() => look(state)),
    apply: async () => {
      let summary: ActivitySummary | null = null;
      await save(async () => {
        summary = await take(state);
      });
      return summary;
    },
    saveUnsure: async () => {
      await save(() => keepUnsure(state));
    },
  };
}

async function open(state: State, file: string, community: string | null): Promise<void> {
  if (community === null) return;
  const opened = await runJob("activity_import_open", { file, community }, "正在读取文件");
  await close(state);
  state.draft = opened.draft;
  state.view.value = opened.view;
  state.preview.value = null;
  state.community.value = community;
  state.corrections.value = 0;
  await look(state);
  // Neither activities nor anything that may be taken in: the headings must be pointed out first.
  const { lines, leftOut } = state.preview.value ?? { lines: [], leftOut: [] };
  const nothing = lines.length === 0 && leftOut.every(({ takeIn }) => takeIn === "headings");
  if (nothing) state.step.value = "columns";
}

async function close(state: State): Promise<void> {
  const { draft } = state;
  state.draft = null;
  if (draft !== null) await call("activity_import_close", draft);
}

async function look(state: State): Promise<void> {
  if (state.draft === null) return;
  state.preview.value = await call("activity_import_preview", state.draft);
  state.step.value = "check";
}

async function correct(state: State, changes: readonly ActivityDraftChange[]): Promise<void> {
  const { draft } = state;
  if (draft === null) return;
  try {
    for (const change of changes) {
      state.view.value = await call("activity_import_change", { draft, change });
      state.corrections.value += 1;
    }
  } finally {
    // Of several changes those before the one that was refused hold.
    if (state.step.value === "check") await look(state);
  }
}

/** While it is taken in nothing looks at the draft: once it is, the core has let it go. */
async function take(state: State): Promise<ActivitySummary | null> {
  const { draft } = state;
  if (draft === null) return null;
  state.draft = null;
  try {
    const { result } = await runJob("activity_import_apply", draft, "正在导入");
    state.corrections.value = 0;
    return result;
  } catch (thrown) {
    state.draft = draft;
    throw thrown;
  }
}

/** The rows nobody is sure of as a file of their own, to be mended in WPS. */
async function keepUnsure({ draft }: State): Promise<void> {
  if (draft === null) return;
  const made = await call("activity_import_unsure", draft);
  const place = await platform().saveFile(made);
  if (place !== null) toast(`已存下没把握的行：${place}`);
}

/** Some list is taken in, and each of those knows where the theme stands. */
export function isMapped(view: ActivityDraftView): boolean {
  const taken = view.lists.filter(({ included }) => included);
  return (
    taken.length > 0 && taken.every(({ columns }) => columns.some(({ field }) => field === "title"))
  );
}
