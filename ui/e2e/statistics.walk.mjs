// Statistics, calendar and the register of prints in Chromium, over `lianyan serve`.
import { walkStatistics } from "./statistics.mjs";
import { openBrowser } from "./support/browser.mjs";

walkStatistics(({ folder, env }) => openBrowser(folder, { env }));
