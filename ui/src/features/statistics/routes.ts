// 统计: counts of any stretch of time. `query.part` chooses the table, `query.time` the time.
import type { Screen } from "../../shared/screens";

export const screens: Screen[] = [
  {
    path: "/statistics",
    name: "statistics",
    title: "统计",
    component: () => import("./StatisticsView.vue"),
    nav: { icon: "chart", section: "papers", order: 5 },
    fixed: true,
  },
];
