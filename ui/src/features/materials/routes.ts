// 材料: what leaves on paper or as a workbook. `query.form` and `query.activity` choose at once.
import type { Screen } from "../../shared/screens";

export const screens: Screen[] = [
  {
    path: "/materials",
    name: "materials",
    title: "材料",
    component: () => import("./MaterialsView.vue"),
    nav: { icon: "print", section: "papers", order: 10 },
    fixed: true,
  },
  {
    path: "/materials/outputs",
    name: "outputs",
    title: "打印与导出登记",
    component: () => import("./OutputsView.vue"),
    under: "materials",
    fixed: true,
  },
];
