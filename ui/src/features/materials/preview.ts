// The pages of a sheet as picture addresses: the print's own pictures, drawn anew when a record or a
// setting changes, and given back to the browser when they are no longer shown.
import { onScopeDispose, shallowRef, watch, type ShallowRef } from "vue";
import type { FormRequest } from "../../generated/FormRequest";
import { useQuery, type Query } from "../../platform/query";
import type { FormPreview } from "../../generated/FormPreview";

export function usePages(
  request: () => FormRequest | undefined,
): Query<FormPreview> & { pages: Readonly<ShallowRef<readonly string[]>> } {
  const query = useQuery("form_preview", request);
  const pages = shallowRef<readonly string[]>([]);

  function show(pictures: readonly string[]): void {
    const old = pages.value;
    pages.value = pictures.map((svg) =>
      URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" })),
    );
    for (const address of old) URL.revokeObjectURL(address);
  }

  watch(query.data, (preview) => show(preview?.pages ?? []));
  onScopeDispose(() => show([]));
  return { ...query, pages };
}
