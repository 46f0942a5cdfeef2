// Photos on file, in the browser.
import { walkPhotos } from "./photos.mjs";
import { openBrowser } from "./support/browser.mjs";

walkPhotos(({ folder, env }) => openBrowser(folder, { env }));
