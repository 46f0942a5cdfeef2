// A list for each plain kind, with the chosen record beside it.
import { defineComponent, h } from "vue";
import type { Screen } from "../../shared/screens";
import { KINDS, type PlainKind } from "./kinds";

/** A component of its own for each: from one kind to another nothing is carried along. */
const viewOf = (name: PlainKind) => async () => {
  const { default: RecordsView } = await import("./RecordsView.vue");
  return { default: defineComponent(() => () => h(RecordsView, { name })) };
};

export const screens: Screen[] = (Object.keys(KINDS) as PlainKind[]).map((name) => {
  const { kind, path, icon, order } = KINDS[name];
  return {
    path: `${path}/:id?`,
    name,
    title: kind.label,
    component: viewOf(name),
    nav: { icon, section: "papers", order },
    fixed: true,
  };
});
