// Whose activities a file tells of: the community in the header, the only one there is, or one that was picked.
import { computed, ref, type ComputedRef, type Ref } from "vue";
import { useScope } from "./scope";

export interface FileCommunity {
  /** Chosen by hand, where the header shows the whole county. */
  picked: Ref<string | null>;
  /** `null`: it must be asked first. */
  wanted: ComputedRef<string | null>;
}

/** `given`: the community that is certain by the way the page was opened. */
export function useFileCommunity(given: () => string | null | undefined): FileCommunity {
  const scope = useScope();
  const picked = ref<string | null>(null);
  const wanted = computed(() => {
    const only = scope.communities.length === 1 ? scope.communities[0]?.id : undefined;
    return given() ?? scope.community ?? picked.value ?? only ?? null;
  });
  return { picked, wanted };
}

/** Its name, where the header shows another. */
export function useOtherName(community: Readonly<Ref<string | null>>): ComputedRef<string | null> {
  const scope = useScope();
  return computed(() => {
    if (community.value === null || community.value === scope.community) return null;
    return scope.communities.find(({ id }) => id === community.value)?.name ?? null;
  });
}
