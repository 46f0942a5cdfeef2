// 开始: before a ledger is open, and for changing to another.
import type { Screen } from "../../shared/screens";

export const screens: Screen[] = [
  { path: "/start", name: "start", title: "开始", component: () => import("./StartView.vue") },
];
