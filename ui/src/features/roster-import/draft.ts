// One import from the file to the roster: the core keeps the draft, this file asks and corrects it.
import { onBeforeUnmount, onScopeDispose, ref, shallowRef, type Ref, type ShallowRef } from "vue";
import type { DraftChange } from "../../generated/DraftChange";
import type { DraftId } from "../../generated/DraftId";
import type { DraftView } from "../../generated/DraftView";
import type { Failure } from "../../generated/Failure";
import type { ListKind } from "../../generated/ListKind";
import type { ListPreview } from "../../generated/ListPreview";
import { act, EVERYTHING, onChanged } from "../../platform/acts";
import { call } from "../../platform/call";
import { runJob } from "../../platform/jobs";
import { platform } from "../../platform/platform";
import { useSaving } from "../../shared/saving";
import { toast } from "../../shared/toasts";
import { mainFieldOf } from "./lines";

export type Step = "file" | "columns" | "check";

export interface RosterImport {
  step: Ref<Step>;
  view: ShallowRef<DraftView | null>;
  preview: ShallowRef<ListPreview | null>;
  failure: Ref<Failure | null>;
  busy: Ref<boolean>;
  choose: () => Promise<void>;
  drop: (file: File) => Promise<void>;
  /** The file again as it was given, whatever its headings say. */
  insist: () => Promise<void>;
  change: (change: DraftChange) => Promise<boolean>;
  check: () => Promise<void>;
  apply: () => Promise<boolean>;
  saveRejected: () => Promise<void>;
  addSchools: (names: string[]) => Promise<boolean>;
}

interface State {
  /** The door the file comes in by. */
  kind: () => ListKind;
  file: string | null;
  draft: DraftId | null;
  step: Ref<Step>;
  view: ShallowRef<DraftView | null>;
  preview: ShallowRef<ListPreview | null>;
}

export function useRosterImport(kind: () => ListKind): RosterImport {
  const { failure, busy, attempt, save } = useSaving();
  const state: State = {
    kind,
    file: null,
    draft: null,
    step: ref("file"),
    view: shallowRef(null),
    preview: shallowRef(null),
  };
  onBeforeUnmount(() => void close(state).catch(() => undefined));
  // The roster changed meanwhile, as by Ctrl+Z: the preview is held against it again.
  onScopeDispose(
    onChanged(async (kinds) => {
      const touched = ROSTER.some((kind) => kinds.has(kind)) || kinds.has(EVERYTHING);
      if (touched && state.step.value === "check") await attempt(() => look(state));
    }),
  );
  return {
    step: state.step,
    view: state.view,
    preview: state.preview,
    failure,
    busy,
    choose: async () => {
      const [file] = (await attempt(() => platform().pickFiles("workbook", false))) ?? [];
      if (file) await save(() => open(state, file.token));
    },
    drop: async (file) => {
      await save(async () => open(state, (await platform().takeFile(file)).token));
    },
    insist: async () => {
      const { file } = state;
      if (file !== null) await save(() => open(state, file, true));
    },
    change: (change) => save(() => correct(state, change)),
    check: async () => {
      await save(() => look(state));
    },
    apply: () => save(() => take(state)),
    saveRejected: async () => {
      await save(() => keepRejected(state));
    },
    // The preview follows by itself, as after any change of the roster.
    addSchools: (names) => save(() => act("roster_add_schools", names)),
  };
}

/** Kinds of record a preview is held against. */
const ROSTER = ["person", "posting", "organization", "word"];

async function open(state: State, file: string, insisted = false): Promise<void> {
  const request = { file, kind: state.kind(), insisted };
  const opened = await runJob("roster_import_open", request, "正在读取文件");
  await close(state);
  state.file = file;
  state.draft = opened.draft;
  state.view.value = opened.view;
  state.preview.value = null;
  await look(state);
  // Neither rows nor anything that may be taken in: the headings must be pointed out first.
  const { rows, leftOut } = state.preview.value ?? { rows: [], leftOut: [] };
  const nothing = rows.length === 0 && leftOut.every(({ takeIn }) => takeIn === "headings");
  if (nothing) state.step.value = "columns";
}

async function close(state: State): Promise<void> {
  const { draft } = state;
  state.draft = null;
  if (draft !== null) await call("roster_import_close", draft);
}

async function look(state: State): Promise<void> {
  if (state.draft === null) return;
  state.preview.value = await call("roster_import_preview", state.draft);
  state.step.value = "check";
}

async function correct(state: State, change: DraftChange): Promise<void> {
  if (state.draft === null) return;
  state.view.value = await call("roster_import_change", { draft: state.draft, change });
  if (state.step.value === "check") await look(state);
}

/** While it is taken over nothing looks at the draft: once it is, the core has let it go. */
async function take(state: State): Promise<void> {
  const { draft } = state;
  if (draft === null) return;
  state.draft = null;
  try {
    await runJob("roster_import_apply", draft, "正在导入");
  } catch (thrown) {
    state.draft = draft;
    throw thrown;
  }
  await call("roster_import_close", draft);
}

/** The rows with problems as a file of their own, to be mended in WPS. */
async function keepRejected({ draft }: State): Promise<void> {
  if (draft === null) return;
  const made = await call("roster_import_rejected", draft);
  const place = await platform().saveFile(made);
  if (place !== null) toast(`已存下有问题的行：${place}`);
}

/** Some sheet is taken in, and each of those knows its main column. */
export function isMapped(view: DraftView): boolean {
  const main = mainFieldOf(view.kind);
  const taken = view.sheets.filter(({ included }) => included);
  return (
    taken.length > 0 && taken.every(({ columns }) => columns.some(({ field }) => field === main))
  );
}
