// Start: choose the platform, ask where we stand, show the first screen.
import { createApp } from "vue";
import App from "./app/App.vue";
import { makeRouter } from "./app/router";
import { preloadHome } from "./app/screens";
import { followChanges, refreshFrame } from "./app/session";
import "./app/styles/element.css";
import "./app/styles/tokens.css";
import "./app/styles/app.css";
import { choosePlatform } from "./platform/choose";
import { usePlatform } from "./platform/platform";
import { listenForKeys } from "./shared/keys";
import { restoreZoom } from "./shared/zoom";

async function start(): Promise<void> {
  usePlatform(choosePlatform());
  // The screen's code comes while the core is asked.
  void preloadHome();
  listenForKeys();
  followChanges();
  await Promise.all([restoreZoom(), refreshFrame()]);
  const router = makeRouter();
  createApp(App).use(router).mount("#app");
  await router.isReady();
  performance.mark("first-screen"); // Read by e2e/first-paint.mjs.
}

void start();
