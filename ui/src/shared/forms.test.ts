// Every form on screen saves, keeps drafts and asks by the one shared part.
import { expect, it } from "vitest";

/** Forms that save no record of a ledger, each with its reason. */
const OTHERS: Record<string, string> = {
  "shared/FormBody.vue": "the one form element",
  "features/start/NewLedger.vue": "no ledger is open yet, and two words are soon typed again",
  "shared/DoubtLine.vue": "answers a question of the import that is being looked through",
  "features/roster-import/MendForm.vue": "goes into the import that is being looked through",
};

const sources = import.meta.glob<string>("../**/*.vue", {
  query: "?raw",
  import: "default",
  eager: true,
});
const screens = Object.entries(sources).map(([path, text]) => ({
  file: path.startsWith("./") ? `shared/${path.slice(2)}` : path.slice(3),
  text,
}));

it("no screen has a form element of its own, or a button that submits outside of one", () => {
  const own = screens
    .filter(({ file }) => !(file in OTHERS))
    .filter(({ text }) => {
      const inBody = /<Form(Body|Drawer)\b/.test(text) || /form: AnyForm/.test(text);
      return /<form\b|@submit/.test(text) || (/type="submit"/.test(text) && !inBody);
    });
  expect(own.map(({ file }) => file)).toEqual([]);
});

it("who draws a form fills it by useForm, and nothing in it is saved past it", () => {
  const drawn = screens.filter(
    ({ file, text }) => /<Form(Body|Drawer)\b/.test(text) && file !== "shared/FormDrawer.vue",
  );
  expect(drawn.length).toBeGreaterThan(20);
  for (const { file, text } of drawn) expect(text, file).toMatch(/useForm(<|\()/);
  for (const { file, text } of drawn.filter(({ file }) => file.endsWith("Drawer.vue")))
    expect(text, `${file} must save by the form's write`).not.toMatch(/platform\/acts/);
});

it("what is excused is still there", () => {
  const files = screens.map(({ file }) => file);
  expect(Object.keys(OTHERS).filter((file) => !files.includes(file))).toEqual([]);
});

it("two forms have two names, or records of different kinds", () => {
  const names = screens.flatMap(({ text }) =>
    [...text.matchAll(/useForm\(\{\s*name: "([^"]+)"/g)].map(([, name]) => name),
  );
  const twice = names.filter((name, at) => names.indexOf(name) !== at);
  expect(twice, "evidence: added to an activity, changed as a piece").toEqual(["evidence"]);
});
