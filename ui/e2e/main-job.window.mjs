// The main job in the real window, with the system's own dialogs.
import { walkMainJob } from "./main-job.mjs";
import { openCounty } from "./support/window.mjs";

walkMainJob(openCounty);
