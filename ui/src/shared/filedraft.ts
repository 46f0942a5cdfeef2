// A file on its way in: the core keeps the draft. It is let go with the page, looked at again when the ledger
// changes, and left alone while it is taken in.
import { onBeforeUnmount, onScopeDispose, type Ref } from "vue";
import type { DraftId } from "../generated/DraftId";
import type { Failure } from "../generated/Failure";
import { onOutdated, type QueryName } from "../platform/query";
import { platform } from "../platform/platform";
import { useSaving } from "./saving";

/** A file that the core has read. */
export interface OpenedFile {
  draft: DraftId;
  /** Before the draft is looked at for the first time. */
  begin: () => void;
}

/** What an import does with its draft. */
export interface DraftCommands {
  /** By the token of a file; `null`: nothing can be opened yet. */
  open: (file: string) => Promise<OpenedFile | null>;
  look: (draft: DraftId) => Promise<void>;
  close: (draft: DraftId) => Promise<unknown>;
  /** Looks at it against the ledger as it stands. */
  preview: QueryName;
  /** Whether a preview is in sight. */
  looking: () => boolean;
}

export interface FileDraft {
  failure: Ref<Failure | null>;
  busy: Ref<boolean>;
  save: (work: () => Promise<unknown>) => Promise<boolean>;
  /** The draft that is open. */
  current: () => DraftId | null;
  choose: () => Promise<boolean>;
  drop: (file: File) => Promise<boolean>;
  /** Takes a file that was read in the place of the one before. */
  show: (opened: OpenedFile | null) => Promise<void>;
  look: () => Promise<void>;
  take: <Result>(work: (draft: DraftId) => Promise<Result>) => Promise<Result | null>;
}

export function useFileDraft(commands: DraftCommands): FileDraft {
  const { failure, busy, attempt, save } = useSaving();
  let draft: DraftId | null = null;

  async function close(): Promise<void> {
    const last = draft;
    draft = null;
    if (last !== null) await commands.close(last);
  }
  async function look(): Promise<void> {
    if (draft !== null) await commands.look(draft);
  }
  async function show(opened: OpenedFile | null): Promise<void> {
    if (opened === null) return;
    await close();
    draft = opened.draft;
    opened.begin();
    await look();
  }
  /** While it is taken in nothing looks at the draft: once it is, the core has let it go. */
  async function take<Result>(work: (draft: DraftId) => Promise<Result>): Promise<Result | null> {
    const taken = draft;
    if (taken === null) return null;
    draft = null;
    try {
      return await work(taken);
    } catch (thrown) {
      draft = taken;
      throw thrown;
    }
  }

  onBeforeUnmount(() => void close().catch(() => undefined));
  // The ledger changed meanwhile, as by Ctrl+Z: the preview is held against it again.
  onScopeDispose(
    onOutdated([commands.preview], async () => {
      if (commands.looking()) await attempt(look);
    }),
  );
  return {
    failure,
    busy,
    save,
    current: () => draft,
    choose: async () => {
      const [file] = (await attempt(() => platform().pickFiles("workbook", false))) ?? [];
      return file !== undefined && (await save(async () => show(await commands.open(file.token))));
    },
    drop: (file) =>
      save(async () => show(await commands.open((await platform().takeFile(file)).token))),
    show,
    look,
    take,
  };
}
