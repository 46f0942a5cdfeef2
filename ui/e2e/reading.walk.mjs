// What screen readers and the keyboard are told, on every screen and every layer: axe finds nothing
// serious or critical.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, it } from "node:test";

import { openBrowser } from "./support/browser.mjs";
import { enterAsLead, sampleCounty } from "./support/county.mjs";
import { goTo, PLACES } from "./support/places.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** In the page: the serious findings, each as rule, part and place. */
const FINDINGS = `
  return axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map((node) =>
      id + ": " + node.target.join(" ") + "  " + node.html.slice(0, 140))));`;

let county;
let person;

before(async () => {
  county = sampleCounty();
  person = await openBrowser(county.folder, { env: county.env });
  await enterAsLead(person);
  await person.page.evaluate(AXE);
  // Zoomed to 150 per cent, where the most scrolls.
  await person.resize(911, 460);
});
after(async () => {
  await person?.close();
  county?.remove();
});

describe("every screen can be read aloud and worked by the keyboard", () => {
  for (const place of PLACES) {
    it(place.name, async () => {
      await goTo(person, place);
      assert.deepEqual(await person.run(FINDINGS), []);
    });
  }
});
