// How somebody has set up a list on this computer: its columns, and the order of Chinese names.
import { computed, ref, watch, type Ref, type WritableComputedRef } from "vue";
import type { ChineseOrder } from "./chinese";
import { listColumns, listFields, type Kind } from "./kind";

interface Kept {
  /** `null`: as the kind has it. */
  columns: string[] | null;
  order: ChineseOrder;
}

export interface ListSettings {
  /** Shown columns in their order; `null` puts them back as the kind has them. */
  columns: WritableComputedRef<readonly string[], readonly string[] | null>;
  order: Ref<ChineseOrder>;
}

export function useListSettings(kind: () => Kind): ListSettings {
  const key = `lianyan.list.${kind().table}`;
  const kept = ref(read(localStorage.getItem(key), kind()));
  watch(kept, (now) => localStorage.setItem(key, JSON.stringify(now)), { deep: true });
  return {
    columns: computed({
      get: () => kept.value.columns ?? listColumns(kind()),
      set: (columns) => (kept.value.columns = columns === null ? null : [...columns]),
    }),
    order: computed({
      get: () => kept.value.order,
      set: (order) => (kept.value.order = order),
    }),
  };
}

/** What an older program kept may name fields that are no more. */
function read(text: string | null, kind: Kind): Kept {
  const known = new Set(listFields(kind).map(({ column }) => column));
  try {
    const { columns, order } = JSON.parse(text ?? "{}") as Partial<Kept>;
    const left = columns?.filter((column) => known.has(column)) ?? [];
    return {
      columns: left.length > 0 ? left : null,
      order: order === "stroke" ? "stroke" : "pinyin",
    };
  } catch {
    return { columns: null, order: "pinyin" };
  }
}
