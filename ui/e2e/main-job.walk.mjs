// The main job in Chromium, over `lianyan serve`.
import { walkMainJob } from "./main-job.mjs";
import { openBrowser } from "./support/browser.mjs";

walkMainJob(({ folder, env }) => openBrowser(folder, { env }));
