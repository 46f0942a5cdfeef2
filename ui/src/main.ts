// Start: choose the platform, ask where we stand, show the first screen.
import { createApp } from "vue";
import App from "./app/App.vue";
import { makeRouter } from "./app/router";
import { followChanges, refreshFrame } from "./app/session";
import "./app/styles/element.css";
import "./app/styles/tokens.css";
import "./app/styles/app.css";
import { choosePlatform, usePlatform } from "./platform/platform";
import { listenForKeys } from "./shared/keys";
import { restoreZoom } from "./shared/zoom";

async function start(): Promise<void> {
  usePlatform(await choosePlatform());
  listenForKeys();
  followChanges();
  await Promise.all([restoreZoom(), refreshFrame()]);
  createApp(App).use(makeRouter()).mount("#app");
}

void start();
