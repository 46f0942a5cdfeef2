// 名册: persons and schools. The import has a feature of its own.
import type { Screen } from "../../shared/screens";

const register = () => import("./RosterView.vue");

export const screens: Screen[] = [
  {
    path: "/roster",
    name: "roster",
    title: "名册",
    component: register,
    nav: { icon: "people", section: "people", order: 10 },
    fixed: true,
  },
  {
    path: "/roster/person/:id",
    name: "person",
    title: "名册",
    component: register,
    under: "roster",
    fixed: true,
  },
  {
    path: "/roster/school/:id",
    name: "school",
    title: "名册",
    component: register,
    under: "roster",
    fixed: true,
  },
];
