// Importing the list of activities that a school has kept so far (活动台账).
import type { Screen } from "../../shared/screens";

export const screens: Screen[] = [
  {
    path: "/activities/import",
    name: "activity-import",
    title: "导入活动台账",
    component: () => import("./ActivityImportView.vue"),
    under: "activities",
    fixed: true,
  },
];
