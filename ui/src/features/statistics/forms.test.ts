import { expect, it } from "vitest";
import type { TermForms } from "../../generated/TermForms";
import { coverageWords, otherForms } from "./forms";

const count = (name: string, activities: string[]) => ({ form: name, name, activities });
const term: TermForms = {
  term: "1",
  held: [count("送教下乡", ["A07"]), count("示范课", ["A03"])],
  askedFor: [count("示范课", ["A03"]), count("研讨课", []), count("学术研讨", [])],
  covered: 1,
};

it("says how many of the forms asked for took place, and which did not", () => {
  expect(coverageWords(term)).toBe("3种中有1种，还没有研讨课、学术研讨");
  const all = { ...term, askedFor: [count("示范课", ["A03"])], covered: 1 };
  expect(coverageWords(all)).toBe("1种中有1种");
  const none = { ...term, askedFor: [count("示范课", []), count("研讨课", [])], covered: 0 };
  expect(coverageWords(none)).toBe("2种都还没有");
});

it("names the other forms apart", () => {
  expect(otherForms(term).map(({ name }) => name)).toEqual(["送教下乡"]);
});
