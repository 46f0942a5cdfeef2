// Start: choose the platform, ask where we stand, show the first screen.
import { createApp } from "vue";
import App from "./app/App.vue";
import { makeRouter } from "./app/router";
import { preloadHome } from "./app/screens";
import { followChanges, refreshFrame } from "./app/session";
import "./app/styles/tokens.css";
import "./app/styles/app.css";
import { noteSeen } from "./platform/acts";
import { choosePlatform } from "./platform/choose";
import { followDays } from "./platform/newday";
import { followOthers } from "./platform/others";
import { platform, usePlatform } from "./platform/platform";
import { keepFocus } from "./shared/focus";
import { nameWhatIsCut } from "./shared/cutwords";
import { listenForKeys } from "./shared/keys";
import { anyUnsaved, guardClosing } from "./shared/unsaved";
import { restoreZoom } from "./shared/zoom";

async function start(): Promise<void> {
  usePlatform(choosePlatform());
  // The screen's code comes while the core is asked.
  void preloadHome();
  listenForKeys();
  nameWhatIsCut();
  keepFocus();
  followChanges();
  await noteSeen();
  await Promise.all([restoreZoom(), refreshFrame()]);
  const router = makeRouter();
  createApp(App).use(router).mount("#app");
  guardClosing();
  followDays(anyUnsaved);
  // A window is alone: while it has the ledger open, nobody else can write.
  if (platform().kind === "browser") followOthers(anyUnsaved);
  await router.isReady();
  performance.mark("first-screen"); // Read by e2e/first-paint.mjs.
}

void start();
