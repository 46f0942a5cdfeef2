// What screen readers and the keyboard are told, on every screen and every layer: axe finds nothing
// serious or critical, but for what comes with parts that are to be replaced.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, it } from "node:test";

import { openBrowser } from "./support/browser.mjs";
import { enterAsLead, sampleCounty } from "./support/county.mjs";
import { goTo, PLACES } from "./support/places.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The searched list waits for the issue that replaces it, and so would the calendar. Nothing else does. */
const WAITING = [{ part: ".el-popper", rules: ["aria-tooltip-name"] }];

/** In the page: the serious findings, each as rule, part and place, and which of the waiting were met. */
const FINDINGS = `
  const waiting = arguments[0];
  const waits = (rule, node) => waiting.findIndex(({ part, rules }) =>
    rules.includes(rule) && document.querySelector(node.target[0])?.closest(part));
  return axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => {
    const serious = violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .flatMap(({ id, nodes }) => nodes.map((node) => ({ id, node, waits: waits(id, node) })));
    return {
      found: serious.filter((each) => each.waits < 0)
        .map(({ id, node }) => id + ": " + node.target.join(" ") + "  " + node.html.slice(0, 140)),
      waited: serious.flatMap((each) => each.waits < 0 ? [] : waiting[each.waits].part + " " + each.id),
    };
  });`;

let county;
let person;
/** What of WAITING was really met: what is no longer there is taken off the list. */
const met = new Set();

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
      const { found, waited } = await person.run(FINDINGS, WAITING);
      for (const each of waited) met.add(each);
      assert.deepEqual(found, []);
    });
  }

  it("nothing waits that is no longer found", () => {
    const listed = WAITING.flatMap(({ part, rules }) => rules.map((rule) => `${part} ${rule}`));
    assert.deepEqual([...met].sort(), listed.sort());
  });
});
