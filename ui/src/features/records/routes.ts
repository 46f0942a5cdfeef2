// A list for each plain kind, with the chosen record beside it.
import type { Screen } from "../../shared/screens";
import { KINDS } from "./kinds";

export const screens: Screen[] = Object.entries(KINDS).map(
  ([name, { kind, path, icon, order }]) => ({
    path: `${path}/:id?`,
    name,
    title: kind.label,
    component: () => import("./RecordsView.vue"),
    nav: { icon, section: "papers", order },
    fixed: true,
  }),
);
