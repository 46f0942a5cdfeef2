// Importing lists of who took part (参加名单): filled sign-in sheets, tables of persons and activities.
import type { Screen } from "../../shared/screens";

export const screens: Screen[] = [
  {
    path: "/activities/participation",
    name: "participation-import",
    title: "导入参加名单",
    component: () => import("./ParticipationImportView.vue"),
    under: "activities",
    fixed: true,
  },
];
