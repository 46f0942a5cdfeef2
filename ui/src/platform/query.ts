// A query on screen: asked when its request changes, asked again when what it shows has changed.
import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from "vue";
import type { Failure } from "../generated/Failure";
import { EVERYTHING, onChanged } from "./acts";
import { asFailure, call, type CommandName, type RequestOf, type ResponseOf } from "./call";

export interface Query<Answer> {
  /** The newest answer; stays on screen while the next one is on its way. */
  data: Readonly<ShallowRef<Answer | undefined>>;
  failure: Readonly<Ref<Failure | null>>;
  loading: Readonly<Ref<boolean>>;
  reload: () => Promise<void>;
}

/**
 * Keeps the answer of `name` fresh. `request` is read reactively; while it gives `undefined`
 * nothing is asked. `kinds` are the kinds of record the answer is made of; with `EVERYTHING` it is
 * asked after every act.
 */
export function useQuery<Name extends CommandName>(
  name: Name,
  request: () => RequestOf<Name> | undefined,
  kinds: readonly string[],
): Query<ResponseOf<Name>> {
  const data = shallowRef<ResponseOf<Name>>();
  const failure = ref<Failure | null>(null) as Ref<Failure | null>;
  const loading = ref(false);
  let newest = 0;

  async function ask(asked: RequestOf<Name> | undefined): Promise<void> {
    const turn = ++newest;
    if (asked === undefined) {
      loading.value = false;
      data.value = undefined;
      return;
    }
    loading.value = true;
    try {
      const answer = await call(name, asked);
      if (turn !== newest) return;
      data.value = answer;
      failure.value = null;
    } catch (thrown) {
      if (turn !== newest) return;
      failure.value = asFailure(thrown);
      // A record that is gone is not shown any longer, as if it could still be changed.
      if (failure.value.code === "missing") data.value = undefined;
    } finally {
      if (turn === newest) loading.value = false;
    }
  }

  const reload = (): Promise<void> => ask(request());
  // Compared as text: a getter that builds an equal object must not ask again.
  watch(() => JSON.stringify(request() ?? null), reload, { immediate: true });
  onScopeDispose(
    onChanged((changed) => {
      const touched = (kind: string): boolean => kind === EVERYTHING || changed.has(kind);
      return changed.has(EVERYTHING) || kinds.some(touched) ? reload() : undefined;
    }),
  );
  return { data, failure, loading, reload };
}
