// Names as lists show them: where a school has several persons of a name, with what tells them apart.
import type { Distinction } from "../generated/Distinction";

interface Person {
  name: string;
  distinction: Distinction | null;
}

/** 王芳（编号012） */
export const named = ({ name, distinction }: Person): string =>
  distinction ? `${name}（${distinction.words}）` : name;

/** The same where the subjects stand beside the name. */
export const namedBesideSubject = (person: Person): string =>
  person.distinction?.isSubject ? person.name : named(person);

/** 编号012，语文，班主任: what is there, in one line. */
export const inWords = (...parts: readonly (string | null | undefined)[]): string =>
  parts.filter(Boolean).join("，");

/** What stands in brackets behind a name to be chosen: 第二实验小学，编号012. */
export const placed = (school: string, { distinction }: Person): string =>
  inWords(school, distinction?.words);

/** The one order of every list, in the same words wherever it is said. */
export const IN_ROSTER_ORDER = "按名册顺序（学校、编号）列出";
