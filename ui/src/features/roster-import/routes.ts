// Importing a school's own list into the roster.
import type { Screen } from "../../shared/screens";

export const screens: Screen[] = [
  {
    path: "/roster/import",
    name: "roster-import",
    title: "导入名册",
    component: () => import("./RosterImportView.vue"),
    under: "roster",
    fixed: true,
  },
];
