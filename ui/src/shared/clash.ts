// Where two pages wrote the same: what each wrote in words, who did it when, and the questions.
import { inject, hasInjectionContext, provide, type InjectionKey } from "vue";
import type { Clash } from "../generated/Clash";
import { ask } from "./ask";
import { moment } from "./dates";
import type { Values } from "./merge";
import { useScope } from "./scope";

/** What the fields of a form are called on screen; by a function where they are as many as rows. */
export type Labels<Model> = Readonly<Record<keyof Model & string, string>> | LabelOf;
type LabelOf = (field: string) => string;

interface Side {
  value: unknown;
  words: string;
}

/** A field both wrote. */
export interface Contest {
  field: string;
  label: string;
  mine: Side;
  theirs: Side;
  /** 第二实验小学 周敏，今天 14:20; `null` where it is not known. */
  by: string | null;
  choice: "mine" | "theirs" | null;
}

/** How fields put their values into words, by the label of the field. */
type Wording = (value: never) => string;
export type WordsByLabel = Map<string, Wording>;
const WORDS: InjectionKey<WordsByLabel> = Symbol("words of fields");

/** Of the form that is set up here; its fields tell how their values read. */
export function provideWords(): WordsByLabel {
  const words: WordsByLabel = new Map();
  if (hasInjectionContext()) provide(WORDS, words);
  return words;
}

/** Called by a field whose values are not shown as they are: codes of a list, days. */
export function tellWords<Value>(label: () => string, wording: (value: Value) => string): void {
  const words = inject(WORDS, null);
  // A field that is made of others speaks first.
  if (words && !words.has(label())) words.set(label(), wording);
}

export function labelOf<Model>(labels: Labels<Model>, field: string): string {
  return typeof labels === "function"
    ? labels(field)
    : (labels[field as keyof typeof labels] ?? field);
}

export function contestsOf<Model extends object>(
  fields: readonly string[],
  about: {
    mine: Model;
    now: Model;
    labels: Labels<Model>;
    words: WordsByLabel;
    wording: ((field: string, value: unknown) => string) | undefined;
    clashes: readonly Clash[];
  },
): Contest[] {
  return fields.map((field) => {
    const label = labelOf(about.labels, field);
    const side = (values: object): Side => {
      const value = (values as Values)[field];
      const words = about.wording?.(field, value) ?? wordsOf(value, about.words.get(label));
      return { value, words };
    };
    const clash = about.clashes.find((each) => each.field === label);
    const by = clash ? byWhom(clash) : null;
    return { field, label, mine: side(about.mine), theirs: side(about.now), by, choice: null };
  });
}

function wordsOf(value: unknown, wording: Wording | undefined): string {
  if (value === null || value === undefined || value === "") return "空白";
  if (typeof value === "boolean") return value ? "是" : "否";
  if (Array.isArray(value)) {
    return value.length > 0 ? value.map((each) => wordsOf(each, wording)).join("、") : "空白";
  }
  return wording ? wording(value as never) : String(value);
}

const byWhom = ({ who, madeAt }: Clash): string =>
  [who, moment(madeAt, useScope().today)].filter(Boolean).join("，");

/** 教研活动“集体备课”的“日期”改成了“2024年11月9日”（第二实验小学 周敏，今天 14:20） */
function clashWords(clash: Clash): string {
  const record = `${clash.kindLabel}“${clash.name}”`;
  const by = `（${byWhom(clash)}）`;
  if (clash.removed) return `${record}已被删除${by}`;
  if (clash.field === null) return `${record}又有改动${by}`;
  return `${record}的“${clash.field}”改成了${clash.theirs === null ? "空白" : `“${clash.theirs}”`}${by}`;
}

/** Asked where an act would change what another page wrote and this form does not show. */
export async function mayOverwrite(
  word: string,
  clashes: readonly Clash[],
  settled: readonly string[],
): Promise<boolean> {
  const unseen = clashes.filter(({ field }) => field === null || !settled.includes(field));
  if (unseen.length === 0) return true;
  const answer = await ask({
    title: `您打开这一页以后，别处又有改动，仍然${word}吗？`,
    lines: unseen.map(clashWords),
    answers: [
      { value: "do", label: `仍然${word}`, kind: "danger" },
      { value: "not", label: `先不${word}`, kind: "primary" },
    ],
  });
  return answer === "do";
}
