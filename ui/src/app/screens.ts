// All screens of the program: the app's own and those of every feature that has a `routes.ts`.
import { NAV_SECTIONS, type Screen } from "../shared/screens";

const found = import.meta.glob<{ screens: Screen[] }>("../features/*/routes.ts", { eager: true });

export const preloadHome: Screen["component"] = () => import("./home/HomeView.vue");

const HOME: Screen = {
  path: "/",
  name: "home",
  title: "工作台",
  component: preloadHome,
  nav: { icon: "home", section: "work", order: 0 },
};

const TODOS: Screen = {
  path: "/todos",
  name: "todos",
  title: "待办",
  component: () => import("./home/TodosView.vue"),
  under: "home",
  fixed: true,
};

const ACTIVITY: Screen = {
  path: "/activities/:id",
  name: "activity",
  title: "活动",
  component: () => import("./activity/ActivityView.vue"),
  under: "activities",
};

export const screens: readonly Screen[] = [
  HOME,
  TODOS,
  ...Object.values(found).flatMap((feature) => feature.screens),
  // After 新建活动, whose address would otherwise be taken for an activity.
  ACTIVITY,
];

/** The menu: sections that have screens, each in its order. */
export const menu: readonly (readonly Screen[])[] = NAV_SECTIONS.map((section) =>
  screens
    .filter(({ nav }) => nav?.section === section)
    .sort((a, b) => (a.nav?.order ?? 0) - (b.nav?.order ?? 0)),
).filter((items) => items.length > 0);
