// Statistics, calendar and the register of prints in the real window.
import { openCounty } from "./support/window.mjs";
import { walkStatistics } from "./statistics.mjs";

walkStatistics(openCounty);
