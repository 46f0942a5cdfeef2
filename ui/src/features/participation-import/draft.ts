// One import from the file to the sign-in: the core keeps the draft, this file asks and answers.
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
import type { DraftId } from "../../generated/DraftId";
import type { Failure } from "../../generated/Failure";
import type { ParticipationChange } from "../../generated/ParticipationChange";
import type { ParticipationPreview } from "../../generated/ParticipationPreview";
import { EVERYTHING, onChanged } from "../../platform/acts";
import { call } from "../../platform/call";
import { runJob } from "../../platform/jobs";
import { platform } from "../../platform/platform";
import { useSaving } from "../../shared/saving";

export interface ParticipationImport {
  /** Name of the open file. */
  file: Readonly<Ref<string>>;
  /** Whose activities the open file tells of. */
  community: Readonly<Ref<string | null>>;
  preview: ShallowRef<ParticipationPreview | null>;
  /** Something was answered that would be lost. */
  changed: ComputedRef<boolean>;
  failure: Ref<Failure | null>;
  busy: Ref<boolean>;
  choose: () => Promise<boolean>;
  drop: (file: File) => Promise<boolean>;
  change: (change: ParticipationChange) => Promise<boolean>;
  /** Answers whether it was taken in; if not, `failure` says why. */
  apply: () => Promise<boolean>;
}

interface State {
  draft: DraftId | null;
  file: Ref<string>;
  community: Ref<string | null>;
  preview: ShallowRef<ParticipationPreview | null>;
  answers: Ref<number>;
}

/** Kinds of record a preview is held against. */
const HELD_AGAINST = [
  "activity",
  "session",
  "attendance",
  "head_count",
  "community",
  "membership",
  "organization",
  "person",
  "posting",
  "away",
  "word",
];

/** `wanted`: the community that a file is opened for. */
export function useParticipationImport(wanted: () => string | null): ParticipationImport {
  const { failure, busy, attempt, save } = useSaving();
  const state: State = {
    draft: null,
    file: ref(""),
    community: ref(null),
    preview: shallowRef(null),
    answers: ref(0),
  };
  onBeforeUnmount(() => void close(state).catch(() => undefined));
  // The ledger changed meanwhile, as by Ctrl+Z: the preview is held against it again.
  onScopeDispose(
    onChanged(async (kinds) => {
      const touched = HELD_AGAINST.some((kind) => kinds.has(kind)) || kinds.has(EVERYTHING);
      if (touched) await attempt(() => look(state));
    }),
  );
  return {
    file: state.file,
    community: state.community,
    preview: state.preview,
    changed: computed(() => state.answers.value > 0),
    failure,
    busy,
    choose: async () => {
      const [file] = (await attempt(() => platform().pickFiles("workbook", false))) ?? [];
      return file !== undefined && (await save(() => open(state, file.token, wanted())));
    },
    drop: (file) =>
      save(async () => open(state, (await platform().takeFile(file)).token, wanted())),
    change: (change) => save(() => correct(state, change)),
    apply: () => save(() => take(state)),
  };
}

async function open(state: State, file: string, community: string | null): Promise<void> {
  if (community === null) return;
  const opened = await runJob("participation_open", { file, community }, "正在读取文件");
  await close(state);
  state.draft = opened.draft;
  state.file.value = opened.file;
  state.community.value = community;
  state.preview.value = null;
  state.answers.value = 0;
  await look(state);
}

async function close(state: State): Promise<void> {
  const { draft } = state;
  state.draft = null;
  if (draft !== null) await call("participation_close", draft);
}

async function look(state: State): Promise<void> {
  if (state.draft !== null) state.preview.value = await call("participation_preview", state.draft);
}

async function correct(state: State, change: ParticipationChange): Promise<void> {
  const { draft } = state;
  if (draft === null) return;
  state.preview.value = await call("participation_change", { draft, change });
  state.answers.value += 1;
}

/** While it is taken in nothing looks at the draft: once it is, the core has let it go. */
async function take(state: State): Promise<void> {
  const { draft } = state;
  if (draft === null) return;
  state.draft = null;
  try {
    await runJob("participation_apply", draft, "正在导入");
    state.answers.value = 0;
  } catch (thrown) {
    state.draft = draft;
    throw thrown;
  }
}
