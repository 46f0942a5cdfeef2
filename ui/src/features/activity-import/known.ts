// What may be answered besides the choices at hand: every form, school and role, and the member schools.
import { computed, type ComputedRef } from "vue";
import { useQuery } from "../../platform/query";
import { useOrganizations } from "../../shared/organizations";
import { wordOptions, type Option } from "../../text/words";

/** By the kind of question; values are names, as a file has them. */
export interface Known {
  form: readonly Option[];
  /** Codes with their names: how an answer in force tells its form. */
  formCodes: readonly Option[];
  school: readonly Option[];
  role: readonly Option[];
  members: readonly string[];
}

/** `community` and `schoolYear`: whose member schools can have numbers. */
export function useKnown(
  community: () => string | null,
  schoolYear: () => number,
): ComputedRef<Known> {
  const { data: words } = useQuery("vocabulary_all", () => null);
  const schools = useOrganizations();
  const { data: page } = useQuery("communities_community", () => {
    const id = community();
    return id === null ? undefined : { community: id, schoolYear: schoolYear() };
  });
  const byName = ({ label }: Option): Option => ({ value: label, label });
  return computed(() => {
    const forms = words.value?.forms ?? [];
    const formCodes = forms.map(({ code, name }) => ({ value: code, label: name }));
    const members = (page.value?.row.members ?? []).map(({ name }) => name);
    return {
      form: forms
        .filter(({ enabled }) => enabled)
        .map(({ name }) => ({ value: name, label: name })),
      formCodes,
      school: schools.value.map(byName),
      role: wordOptions(words.value, "activity_role").map(byName),
      members,
    };
  });
}
