// Schools and other units that are active, as the choices of a field.
import { computed, type ComputedRef } from "vue";
import { useQuery } from "../platform/query";

/** `label` is the name; `value` the key. */
export function useOrganizations(): ComputedRef<{ value: string; label: string }[]> {
  const { data } = useQuery("roster_organizations", () => ({
    text: null,
    kind: null,
    stage: null,
    all: false,
    on: null,
  }));
  return computed(() => (data.value ?? []).map(({ uid, name }) => ({ value: uid, label: name })));
}
