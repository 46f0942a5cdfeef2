// One form: what is typed, kept as a draft until it is saved, and saved against what was read. Where
// another page has written the same field meanwhile, it is asked, field by field, whose words stay.
import { computed, nextTick, reactive, ref, shallowRef, watch, type Ref } from "vue";
import type { Failure } from "../generated/Failure";
import { EVERYTHING, seenNow, tellChanged, writing, type Write } from "../platform/acts";
import {
  contestsOf,
  labelOf,
  mayOverwrite,
  provideWords,
  type Contest,
  type Labels,
} from "./clash";
import { copyOf, merge, sameValues } from "./merge";
import { useSaving } from "./saving";
import { provideUnread } from "./unread";
import { holdUnsaved, mayLeave, useDraft, type Draft, type Offer } from "./unsaved";

export interface FormSetup<Model extends object> {
  /** Tells it from other forms; with the record it finds its draft again. */
  name: string;
  /** Key of the record, or of what a new one is to belong to. */
  record: () => string | null;
  /** As its panel is titled, for questions. */
  what: () => string;
  /** As it stands by now, or as an empty form begins. */
  read: () => Model;
  /** What the fields are called on screen. */
  labels: Labels<Model>;
  /** How values read that no field of the form shows as such. */
  wording?: (field: string, value: unknown) => string;
  /** What must be asked before it is saved; false: it is not saved after all. */
  ready?: (draft: Model) => Promise<boolean>;
  /** Saves by `write`, which says how far this page had read. */
  save: (write: Write, draft: Model) => Promise<unknown>;
}

/** What is drawn of any form, and done with it. */
export type AnyForm = Omit<Form<object>, "draft">;

/** Each time another page was quicker once more; nobody writes so fast. */
const TRIES = 5;

export function useForm<Model extends object>(setup: FormSetup<Model>): Form<Model> {
  return new Form(setup);
}

export class Form<Model extends object> {
  readonly draft: Model;
  /** Fields that this page and another wrote, for each of which somebody has to choose. */
  readonly contests = ref([]) as Ref<Contest[]>;
  /** What the fields are called that were taken over from another page. */
  readonly taken = ref<string[]>([]);
  /** What is typed, where a crash does not reach it. */
  readonly kept: Draft;
  private readonly saving = useSaving();
  private readonly base: Ref<Model>;
  private readonly isChanged = computed(() => !sameValues(this.draft, this.base.value));
  private readonly words = provideWords();
  private readonly unread = provideUnread();
  /** How far this page had read when the first word was typed. */
  private read = seenNow();
  /** What is being saved; it resolves when the form knows what became of it. */
  private running: Promise<boolean> | null = null;
  /** The act itself goes away from what it has saved or removed: nothing is left to be asked about. */
  private readonly away = ref(false);

  constructor(private readonly setup: FormSetup<Model>) {
    this.base = shallowRef(this.current());
    this.draft = reactive(this.current()) as Model;
    const { isChanged: changed } = this;
    watch(changed, (now) => now && (this.read = seenNow()), { flush: "sync" });
    // What another page changed is shown, unless something is being typed here.
    watch(
      () => JSON.stringify(setup.read()),
      () => changed.value || this.reset(),
    );
    this.kept = useDraft({
      key: () => ({ form: setup.name, record: setup.record() }),
      held: () => (changed.value ? { base: this.base.value, mine: this.draft } : null),
      take: ({ base, mine }) => void this.meet(base as Model, mine as Model),
    });
    holdUnsaved(this.holder);
  }

  get failure(): Failure | null {
    return this.saving.failure.value;
  }
  get busy(): boolean {
    return this.saving.busy.value;
  }
  get changed(): boolean {
    return this.isChanged.value;
  }
  /** A draft from before that holds something else than the form does. */
  get offer(): Offer | null {
    const found = this.kept.offer.value;
    return found && !sameValues(found.mine, this.draft) ? found : null;
  }
  /** Says on the button why nothing can be saved yet. */
  get why(): string | undefined {
    if (this.undecided.length > 0) return "先选用哪一个";
    return this.unread.size > 0 ? "先改正看不懂的内容" : undefined;
  }
  private get undecided(): Contest[] {
    return this.contests.value.filter(({ choice }) => choice === null);
  }
  private get holder() {
    return {
      what: this.setup.what,
      changed: computed(() => this.isChanged.value && !this.away.value),
      saving: () => this.running,
      save: () => this.submit(),
      drop: () => this.drop(),
    };
  }

  choose(contest: Contest, whose: "mine" | "theirs"): void {
    contest.choice = whose;
    Object.assign(this.draft, { [contest.field]: copyOf({ value: contest[whose].value }).value });
  }

  /** True when it was saved. */
  submit(): Promise<boolean> {
    return this.follow(this.save());
  }

  private async save(): Promise<boolean> {
    if (this.why !== undefined) return false;
    const { setup, draft } = this;
    if (setup.ready && !(await setup.ready(draft))) return false;
    const sent = copyOf(draft);
    const settled = [...this.contests.value.map(({ label }) => label), ...this.taken.value];
    const saved = await this.write("保存", (write) => setup.save(write, draft), settled);
    return saved && this.done(sent);
  }

  /** Another act of the form, such as removing its record; `word` names it: 删除. */
  run(word: string, work: (write: Write) => Promise<unknown>): Promise<boolean> {
    const dropped = async (): Promise<boolean> => {
      const done = await this.write(word, work);
      if (done) this.drop();
      return done;
    };
    return this.follow(dropped());
  }

  /** Whether it may be closed: asks where something is not saved. */
  leave(): Promise<boolean> {
    return mayLeave(this.holder);
  }

  /** Who leaves meanwhile waits for it. */
  private async follow(work: Promise<boolean>): Promise<boolean> {
    this.running = work;
    try {
      return await work;
    } finally {
      if (this.running === work) this.running = null;
    }
  }

  /** `act` for this form; where it goes away itself, that is not kept waiting for its own end. */
  private writer(since: string | null): Write {
    const write = writing(since);
    return (name, request, leave) => write(name, request, leave && (() => this.goAway(leave)));
  }

  private async goAway(leave: () => Promise<unknown>): Promise<void> {
    this.away.value = true;
    try {
      await leave();
    } finally {
      this.away.value = false;
    }
  }

  /** As it stands by now, whatever was typed. */
  reset(): void {
    this.base.value = this.current();
    this.fill(this.base.value);
    this.contests.value = [];
    this.taken.value = [];
  }

  /** Nothing of it is wanted any more. */
  drop(): void {
    this.reset();
    this.kept.drop();
  }

  /** `settled`: names of the fields somebody has looked at, where the form is saved. */
  private async write(
    word: string,
    work: (write: Write) => Promise<unknown>,
    settled?: string[],
  ): Promise<boolean> {
    let since = this.isChanged.value ? this.read : seenNow();
    for (let tries = 0; tries < TRIES; tries += 1) {
      if (await this.saving.save(() => work(this.writer(since)))) return true;
      const failed = this.failure;
      if (failed?.code !== "clash" || this.isGone(failed)) return false;
      await tellChanged([EVERYTHING]);
      await nextTick();
      this.saving.failure.value = null;
      const moved = settled !== undefined && this.meet(this.base.value, this.draft, failed);
      if (this.contests.value.length > 0) return false;
      settled?.push(...this.taken.value);
      // Where it had moved, once more as of then: what it would still write over nobody has looked at.
      if (moved) continue;
      if (!(await mayOverwrite(word, failed.clashes ?? [], settled ?? []))) return false;
      since = this.read = seenNow();
    }
    return false;
  }

  private isGone({ clashes }: Failure): boolean {
    const own = this.setup.record();
    return clashes?.some(({ removed, record }) => removed && record === own) ?? false;
  }

  /** Puts together what was read, what is typed and what stands by now; true where it had moved. */
  private meet(before: Model, mine: Model, failed: Failure | null = null): boolean {
    const now = this.current();
    const { values, taken, joined, contested } = merge(before, mine, now);
    const { labels, wording } = this.setup;
    const about = { labels, wording, words: this.words, clashes: failed?.clashes ?? [] };
    this.contests.value = contestsOf(contested, { mine, now, ...about });
    this.taken.value = [...taken, ...joined].map((field) => labelOf(labels, field));
    this.base.value = now;
    this.fill(values);
    return !sameValues(before, now);
  }

  /** What was typed while it was being saved stays. */
  private async done(sent: Model): Promise<true> {
    await nextTick();
    const { values } = merge(sent, copyOf(this.draft), this.current());
    this.reset();
    this.fill(values);
    this.kept.drop();
    return true;
  }

  /** Holds just this, as if it had been typed. */
  fill(values: Model): void {
    for (const field of Object.keys(this.draft)) {
      if (!(field in values)) Reflect.deleteProperty(this.draft, field);
    }
    Object.assign(this.draft, copyOf(values));
  }

  private current(): Model {
    return copyOf(this.setup.read());
  }
}
