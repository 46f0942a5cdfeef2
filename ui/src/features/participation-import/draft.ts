// One import from the file to the sign-in: the core keeps the draft, this file asks and answers.
import { computed, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from "vue";
import type { Failure } from "../../generated/Failure";
import type { ParticipationChange } from "../../generated/ParticipationChange";
import type { ParticipationPreview } from "../../generated/ParticipationPreview";
import { call } from "../../platform/call";
import { runJob } from "../../platform/jobs";
import { useFileDraft } from "../../shared/filedraft";

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

/** `wanted`: the community that a file is opened for. */
export function useParticipationImport(wanted: () => string | null): ParticipationImport {
  const file = ref("");
  const community = ref<string | null>(null);
  const preview = shallowRef<ParticipationPreview | null>(null);
  const answers = ref(0);
  const { failure, busy, save, choose, drop, current, take } = useFileDraft({
    preview: "participation_preview",
    looking: () => true,
    open: async (token) => {
      const whose = wanted();
      if (whose === null) return null;
      const request = { file: token, community: whose };
      const opened = await runJob("participation_open", request, "正在读取文件");
      const begin = (): void => {
        file.value = opened.file;
        community.value = whose;
        preview.value = null;
        answers.value = 0;
      };
      return { draft: opened.draft, begin };
    },
    look: async (draft) => {
      preview.value = await call("participation_preview", draft);
    },
    close: (draft) => call("participation_close", draft),
  });
  async function correct(change: ParticipationChange): Promise<void> {
    const draft = current();
    if (draft === null) return;
    preview.value = await call("participation_change", { draft, change });
    answers.value += 1;
  }
  async function apply(): Promise<void> {
    await take((draft) => runJob("participation_apply", draft, "正在导入"));
    answers.value = 0;
  }
  return {
    file,
    community,
    preview,
    changed: computed(() => answers.value > 0),
    failure,
    busy,
    choose,
    drop,
    change: (change) => save(() => correct(change)),
    apply: () => save(apply),
  };
}
