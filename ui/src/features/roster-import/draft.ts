// One import from the file to the roster: the core keeps the draft, this file asks and corrects it.
import { ref, shallowRef, type Ref, type ShallowRef } from "vue";
import type { DraftChange } from "../../generated/DraftChange";
import type { DraftId } from "../../generated/DraftId";
import type { DraftView } from "../../generated/DraftView";
import type { Failure } from "../../generated/Failure";
import type { ListKind } from "../../generated/ListKind";
import type { ListPreview } from "../../generated/ListPreview";
import { act } from "../../platform/acts";
import { call } from "../../platform/call";
import { runJob } from "../../platform/jobs";
import { platform } from "../../platform/platform";
import { useFileDraft, type OpenedFile } from "../../shared/filedraft";
import { toast } from "../../shared/toasts";
import { mainFieldOf } from "./lines";

export type Step = "file" | "columns" | "check";

export interface RosterImport {
  step: Ref<Step>;
  view: ShallowRef<DraftView | null>;
  preview: ShallowRef<ListPreview | null>;
  failure: Ref<Failure | null>;
  busy: Ref<boolean>;
  choose: () => Promise<boolean>;
  drop: (file: File) => Promise<boolean>;
  /** The file again as it was given, whatever its headings say. */
  insist: () => Promise<void>;
  change: (change: DraftChange) => Promise<boolean>;
  check: () => Promise<void>;
  apply: () => Promise<boolean>;
  saveRejected: () => Promise<void>;
  addSchools: (names: string[]) => Promise<boolean>;
}

/** `kind`: the door the file comes in by. */
export function useRosterImport(kind: () => ListKind): RosterImport {
  const step = ref<Step>("file");
  const view = shallowRef<DraftView | null>(null);
  const preview = shallowRef<ListPreview | null>(null);
  let last: string | null = null;
  async function open(token: string, insisted = false): Promise<OpenedFile> {
    const request = { file: token, kind: kind(), insisted };
    const opened = await runJob("roster_import_open", request, "正在读取文件");
    const begin = (): void => {
      last = token;
      view.value = opened.view;
      preview.value = null;
    };
    return { draft: opened.draft, begin };
  }
  const file = useFileDraft({
    preview: "roster_import_preview",
    looking: () => step.value === "check",
    open,
    look: async (draft) => {
      const first = preview.value === null;
      preview.value = await call("roster_import_preview", draft);
      step.value = first && isNothing(preview.value) ? "columns" : "check";
    },
    close: (draft) => call("roster_import_close", draft),
  });
  async function correct(change: DraftChange): Promise<void> {
    const draft = file.current();
    if (draft === null) return;
    view.value = await call("roster_import_change", { draft, change });
    if (step.value === "check") await file.look();
  }
  const { failure, busy, save, choose, drop } = file;
  return {
    step,
    view,
    preview,
    failure,
    busy,
    choose,
    drop,
    insist: async () => {
      const again = last;
      if (again !== null) await save(async () => file.show(await open(again, true)));
    },
    change: (change) => save(() => correct(change)),
    check: async () => {
      await save(file.look);
    },
    apply: () => save(() => file.take((draft) => runJob("roster_import_apply", draft, "正在导入"))),
    saveRejected: async () => {
      await save(async () => keepRejected(file.current()));
    },
    // The preview follows by itself, as after any change of the roster.
    addSchools: (names) => save(() => act("roster_add_schools", names)),
  };
}

/** Neither rows nor anything that may be taken in: the headings must be pointed out first. */
const isNothing = ({ rows, leftOut }: ListPreview): boolean =>
  rows.length === 0 && leftOut.every(({ takeIn }) => takeIn === "headings");

/** The rows with problems as a file of their own, to be mended in WPS. */
async function keepRejected(draft: DraftId | null): Promise<void> {
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
