// A query on screen: asked when its request changes, asked again when what it shows has changed.
import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from "vue";
import type { Failure } from "../generated/Failure";
import { READS, type Kind } from "../generated/reads";
import { EVERYTHING, onChanged } from "./acts";
import { asFailure, call, type NameOf, type RequestOf, type ResponseOf } from "./call";

export type QueryName = NameOf<"query">;
const MADE_OF: Readonly<Record<QueryName, readonly Kind[]>> = READS;

export interface Query<Answer> {
  /** The newest answer; stays on screen while the next one is on its way. */
  data: Readonly<ShallowRef<Answer | undefined>>;
  failure: Readonly<Ref<Failure | null>>;
  loading: Readonly<Ref<boolean>>;
  reload: () => Promise<void>;
}

/**
 * Hears when one of these queries may answer otherwise: something that its answer is made of has
 * changed. Answers how to stop listening.
 */
export function onOutdated(
  queries: readonly QueryName[],
  listener: () => void | Promise<void>,
): () => void {
  const kinds = queries.flatMap((name) => MADE_OF[name]);
  return onChanged((changed) => {
    const touched = (kind: Kind): boolean => kind === EVERYTHING || changed.has(kind);
    return changed.has(EVERYTHING) || kinds.some(touched) ? listener() : undefined;
  });
}

/**
 * Keeps the answer of `name` fresh. `request` is read reactively; while it gives `undefined`
 * nothing is asked.
 */
export function useQuery<Name extends QueryName>(
  name: Name,
  request: () => RequestOf<Name> | undefined,
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
  onScopeDispose(onOutdated([name], reload));
  return { data, failure, loading, reload };
}
