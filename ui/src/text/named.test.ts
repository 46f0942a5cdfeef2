// Persons of one name are told apart wherever they are listed.
import { describe, expect, it } from "vitest";
import { named, namedBesideSubject, placed } from "./named";

describe("names", () => {
  const alone = { name: "徐梅芳", distinction: null };
  const byCode = { name: "王芳", distinction: { words: "编号012", isSubject: false } };
  const bySubject = { name: "王芳", distinction: { words: "语文", isSubject: true } };

  it("stand alone where nobody else bears them", () => {
    expect(named(alone)).toBe("徐梅芳");
    expect(namedBesideSubject(alone)).toBe("徐梅芳");
    expect(placed("实验小学", alone)).toBe("实验小学");
  });

  it("bear what tells them apart", () => {
    expect(named(byCode)).toBe("王芳（编号012）");
    expect(namedBesideSubject(byCode)).toBe("王芳（编号012）");
    expect(placed("实验小学", byCode)).toBe("实验小学，编号012");
  });

  it("do not repeat the subject that stands beside them", () => {
    expect(named(bySubject)).toBe("王芳（语文）");
    expect(namedBesideSubject(bySubject)).toBe("王芳");
  });
});
