// Addresses of the screens. Hash history: the same in the window's own scheme and over loopback.
import { createRouter, createWebHashHistory, type Router } from "vue-router";
import { mayLeaveScreen } from "../shared/unsaved";
import { useScope } from "../shared/scope";
import { screens } from "./screens";

export const START = "start";

export function makeRouter(): Router {
  const router = createRouter({
    history: createWebHashHistory(),
    routes: [
      ...screens.map(({ path, name, title, component, nav, under, fixed }) => ({
        path,
        name,
        component,
        meta: { title, lit: nav ? name : under, fixed: fixed === true },
      })),
      { path: "/:anything(.*)*", redirect: { name: "home" } },
    ],
  });
  const scope = useScope();
  router.beforeEach((to) => {
    const asked = scope.who !== null || scope.lookingAround;
    return to.name === START || (scope.ledger !== null && asked) ? true : { name: START };
  });
  // A drawer or page with something typed into it is asked about, wherever the way leads.
  router.beforeEach(() => mayLeaveScreen());
  router.afterEach((to) => {
    document.title = `${String(to.meta["title"] ?? "")} · 联研`;
  });
  return router;
}
