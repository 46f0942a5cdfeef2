// For tests of forms: a ledger with one record that two pages write, and the form of one of them.
import { effectScope, ref, type EffectScope } from "vue";
import type { Clash } from "../generated/Clash";
import { noteSeen, onChanged } from "../platform/acts";
import { usePlatform } from "../platform/platform";
import { useForm, type Form } from "./form";

export interface Model {
  place: string;
  note: string;
}

/** A ledger with one record, written by this page and by another, and the shelf of drafts. */
export class TwoPages {
  acts = 1;
  record: Model = { place: "录播教室", note: "" };
  /** Act that wrote a field last. */
  writtenBy: Partial<Record<keyof Model | "date", number>> = {};
  gone = false;
  kept = new Map<string, unknown>();
  saved: { request: unknown; seen: string | null }[] = [];
  private waits: Promise<void> | null = null;

  readonly call = async (name: string, request: unknown, seen: string | null): Promise<unknown> => {
    if (name === "ledger_seen") return `r.${this.acts}`;
    if (name.startsWith("unsaved_")) return this.shelf(name, request as Record<string, unknown>);
    await this.waits;
    return this.save(request as Model, seen);
  };

  /** Keeps what is saved waiting, until the answer is called. */
  holdBack(): () => void {
    let answer = (): void => undefined;
    this.waits = new Promise((resolve) => (answer = resolve));
    return answer;
  }

  another(change: Partial<Model>, others: string[] = Object.keys(change)): void {
    this.acts += 1;
    Object.assign(this.record, change);
    for (const field of others) this.writtenBy[field as keyof Model] = this.acts;
  }

  private save(request: Model, seen: string | null): unknown {
    const read = Number(seen?.split(".")[1] ?? Infinity);
    const now = this.record;
    const writes = [
      ...(["place", "note"] as const).filter((field) => request[field] !== now[field]),
      "date" as const,
    ];
    const clashes = writes.filter((field) => (this.writtenBy[field] ?? 0) > read);
    if (this.gone) throw refusal([{ ...clash("地点"), removed: true }]);
    if (clashes.length > 0) throw refusal(clashes.map((field) => clash(LABELS[field])));
    const since = `r.${this.acts}`;
    this.acts += 1;
    this.record = { ...request };
    this.saved.push({ request: { ...request }, seen });
    const act = { id: this.acts, title: "已更改" };
    return { result: null, changed: ["activity"], act, since, seen: `r.${this.acts}` };
  }

  private shelf(name: string, request: Record<string, unknown>): unknown {
    const key = JSON.stringify(request["key"] ?? request);
    if (name === "unsaved_keep") this.kept.set(key, request["value"]);
    if (name === "unsaved_drop") this.kept.delete(key);
    const value = this.kept.get(key);
    return value ? { keptAt: "2024-11-03T14:20:00", value } : null;
  }
}

const LABELS = { place: "地点", note: "备注", date: "日期" };
const clash = (field: string): Clash => ({
  kind: "activity",
  kindLabel: "教研活动",
  record: "a1",
  name: "集体备课",
  field,
  mine: "我的",
  theirs: "别处的",
  removed: false,
  act: "已更改",
  who: "二实小 周敏",
  madeAt: "2024-11-03T14:20:00",
});
const refusal = (clashes: Clash[]) => ({
  code: "clash",
  message: "没有保存",
  field: null,
  detail: "",
  issues: [],
  clashes,
});

export const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 6; turn += 1) await new Promise((resolve) => setTimeout(resolve));
};
/** Longer than a draft waits to be kept. */
export const rested = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 450));

/** Opens the form over what the page has read, which is read again when it is told of a change. */
export function openForm(ledger: TwoPages, scope: EffectScope): Form<Model> {
  const shown = ref<Model>({ ...ledger.record });
  const opened = scope.run(() => {
    onChanged(() => void (shown.value = { ...ledger.record }));
    return useForm<Model>({
      name: "activity",
      record: () => "a1",
      what: () => "基本信息",
      labels: { place: "地点", note: "备注" },
      read: () => shown.value,
      save: (write, draft) => write("activities_save" as never, { ...draft } as never),
    });
  });
  if (!opened) throw new Error("the scope has ended");
  return opened;
}

/** A fresh ledger and the form over its record. */
export async function begin(): Promise<{
  ledger: TwoPages;
  scope: EffectScope;
  form: Form<Model>;
}> {
  const ledger = new TwoPages();
  const scope = effectScope();
  usePlatform({
    kind: "browser",
    call: ledger.call,
    pickFiles: async () => [],
    takeFile: async ({ name }) => ({ token: "1", name }),
    saveFile: async () => null,
    openFile: async () => undefined,
  });
  await noteSeen();
  const form = openForm(ledger, scope);
  await settled();
  return { ledger, scope, form };
}
