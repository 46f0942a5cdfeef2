// Saving one thing: the failure stays in its place until the next try.
import { nextTick, ref, type Ref } from "vue";
import type { Failure } from "../generated/Failure";
import { asFailure } from "../platform/call";
import { placeOf } from "./focus";

export interface Saving {
  failure: Ref<Failure | null>;
  busy: Ref<boolean>;
  /** What `work` came to; a failure is shown. Nothing is busy meanwhile: it may be a file dialog. */
  attempt: <Result>(work: () => Promise<Result>) => Promise<Result | undefined>;
  /** True when it was saved. */
  save: (work: () => Promise<unknown>) => Promise<boolean>;
}

export function useSaving(): Saving {
  const failure = ref<Failure | null>(null) as Ref<Failure | null>;
  const busy = ref(false);
  async function save(work: () => Promise<unknown>): Promise<boolean> {
    const pressed = placeOf(document.activeElement);
    busy.value = true;
    try {
      await work();
      failure.value = null;
      return true;
    } catch (thrown) {
      failure.value = asFailure(thrown);
      return false;
    } finally {
      busy.value = false;
      // A button that was off while its work ran has lost the keyboard.
      void nextTick().then(() => {
        if (document.activeElement === document.body) pressed.restore();
      });
    }
  }
  async function attempt<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
    try {
      const result = await work();
      failure.value = null;
      return result;
    } catch (thrown) {
      failure.value = asFailure(thrown);
      return undefined;
    }
  }
  return { failure, busy, attempt, save };
}
