// 共同体: the register of communities, and one community's page.
import type { Screen } from "../../shared/screens";

export const screens: Screen[] = [
  {
    path: "/communities",
    name: "communities",
    title: "共同体",
    component: () => import("./CommunitiesView.vue"),
    nav: { icon: "net", section: "people", order: 20 },
    fixed: true,
  },
  {
    path: "/communities/:id",
    name: "community",
    title: "共同体",
    component: () => import("./CommunityView.vue"),
    under: "communities",
  },
];
