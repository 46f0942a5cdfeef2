// Photos on file, in the real window.
import { walkPhotos } from "./photos.mjs";
import { openCounty } from "./support/window.mjs";

walkPhotos(openCounty);
