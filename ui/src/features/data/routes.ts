// 数据: what was done and how to take it back, the trash, backups, the data workbook.
import type { Screen } from "../../shared/screens";

export const screens: Screen[] = [
  {
    path: "/data",
    name: "data",
    title: "数据",
    component: () => import("./DataView.vue"),
    nav: { icon: "db", section: "program", order: 10 },
  },
];
