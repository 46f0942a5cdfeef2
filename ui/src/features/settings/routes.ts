// 设置: one screen with parts, chosen by `query.part`.
import type { Screen } from "../../shared/screens";

export const screens: Screen[] = [
  {
    path: "/settings",
    name: "settings",
    title: "设置",
    component: () => import("./SettingsView.vue"),
    nav: { icon: "set", section: "program", order: 20 },
  },
];
