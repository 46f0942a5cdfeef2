// One import from the file to the activities: the core keeps the draft, this file asks and corrects it.
import { computed, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from "vue";
import type { ActivityDraftChange } from "../../generated/ActivityDraftChange";
import type { ActivityDraftView } from "../../generated/ActivityDraftView";
import type { ActivityLine } from "../../generated/ActivityLine";
import type { ActivityPlace } from "../../generated/ActivityPlace";
import type { ActivityPreview } from "../../generated/ActivityPreview";
import type { ActivitySummary } from "../../generated/ActivitySummary";
import type { Answer } from "../../generated/Answer";
import type { DraftId } from "../../generated/DraftId";
import type { Failure } from "../../generated/Failure";
import { call } from "../../platform/call";
import { runJob } from "../../platform/jobs";
import { platform } from "../../platform/platform";
import { useFileDraft, type DraftCommands, type FileDraft } from "../../shared/filedraft";
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
  /** The line as it would be with an answer that is not given yet; `null` where that means nothing. */
  wouldBe: (place: ActivityPlace, answer: Answer) => Promise<ActivityLine | null>;
}

interface State {
  step: Ref<Step>;
  view: ShallowRef<ActivityDraftView | null>;
  preview: ShallowRef<ActivityPreview | null>;
  community: Ref<string | null>;
  corrections: Ref<number>;
}

/** `wanted`: the community that a file is opened for. */
export function useActivityImport(wanted: () => string | null): ActivityImport {
  const state: State = {
    step: ref("file"),
    view: shallowRef(null),
    preview: shallowRef(null),
    community: ref(null),
    corrections: ref(0),
  };
  const { step, view, preview, community, corrections } = state;
  const file = useFileDraft(commandsOf(state, wanted));
  const { failure, busy, save, choose, drop } = file;
  return {
    step,
    view,
    preview,
    community,
    changed: computed(() => corrections.value > 0),
    failure,
    busy,
    choose,
    drop,
    change: (...changes) => save(() => correct(state, file, changes)),
    check: () => save(file.look),
    apply: async () => {
      let summary: ActivitySummary | null = null;
      await save(async () => {
        const done = await file.take((draft) => runJob("activity_import_apply", draft, "正在导入"));
        if (done !== null) corrections.value = 0;
        summary = done?.result ?? null;
      });
      return summary;
    },
    saveUnsure: async () => {
      await save(async () => keepUnsure(file.current()));
    },
    wouldBe: async (place, answer) => {
      const draft = file.current();
      if (draft === null) return null;
      return call("activity_import_would_be", { draft, place, answer }).catch(() => null);
    },
  };
}

function commandsOf(state: State, wanted: () => string | null): DraftCommands {
  const { step, view, preview, community, corrections } = state;
  return {
    preview: "activity_import_preview",
    looking: () => step.value === "check",
    open: async (token) => {
      const whose = wanted();
      if (whose === null) return null;
      const request = { file: token, community: whose };
      const opened = await runJob("activity_import_open", request, "正在读取文件");
      const begin = (): void => {
        view.value = opened.view;
        preview.value = null;
        community.value = whose;
        corrections.value = 0;
      };
      return { draft: opened.draft, begin };
    },
    look: async (draft) => {
      const first = preview.value === null;
      preview.value = await call("activity_import_preview", draft);
      step.value = first && isNothing(preview.value) ? "columns" : "check";
    },
    close: (draft) => call("activity_import_close", draft),
  };
}

async function correct(
  { step, view, corrections }: State,
  file: FileDraft,
  changes: readonly ActivityDraftChange[],
): Promise<void> {
  const draft = file.current();
  if (draft === null) return;
  try {
    for (const change of changes) {
      view.value = await call("activity_import_change", { draft, change });
      corrections.value += 1;
    }
  } finally {
    // Of several changes those before the one that was refused hold.
    if (step.value === "check") await file.look();
  }
}

/** Neither activities nor anything that may be taken in: the headings must be pointed out first. */
const isNothing = ({ lines, leftOut }: ActivityPreview): boolean =>
  lines.length === 0 && leftOut.every(({ takeIn }) => takeIn === "headings");

/** The rows nobody is sure of as a file of their own, to be mended in WPS. */
async function keepUnsure(draft: DraftId | null): Promise<void> {
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
