// 活动: the register, and the short form for a new one. One activity's page joins slices: app/activity.
import type { Screen } from "../../shared/screens";

export const screens: Screen[] = [
  {
    path: "/activities",
    name: "activities",
    title: "活动",
    component: () => import("./ActivitiesView.vue"),
    nav: { icon: "act", section: "work", order: 10 },
    fixed: true,
  },
  {
    path: "/activities/new",
    name: "activity-new",
    title: "新建活动",
    component: () => import("./NewActivityView.vue"),
    under: "activities",
  },
  {
    path: "/activities/:id/copy",
    name: "activity-copy",
    title: "复制活动",
    component: () => import("./CopyActivityView.vue"),
    under: "activities",
  },
];
