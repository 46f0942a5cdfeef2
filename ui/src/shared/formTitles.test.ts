import { expect, it } from "vitest";
import type { FormSpec } from "../generated/FormSpec";
import { formTitle, registerNames } from "./formTitles";

const form = (change: Partial<FormSpec>): FormSpec => ({
  name: "quota-table",
  title: "统计表",
  contents: "",
  selfCheck: null,
  extensions: ["xlsx"],
  onlyOnScreen: false,
  parameters: [],
  otherWays: [],
  ...change,
});
const FORMS = [
  form({}),
  form({
    name: "sign-in-sheet",
    title: "签到表",
    otherWays: [{ name: "sign-in-pdf", title: "签到表（存为PDF）" }],
  }),
];

it("names each way a form leaves", () => {
  expect(registerNames(FORMS).map(({ label }) => label)).toEqual([
    "统计表",
    "签到表",
    "签到表（存为PDF）",
  ]);
  expect(formTitle("sign-in-pdf", FORMS)).toBe("签到表（存为PDF）");
});

it("an unknown form keeps its name", () => {
  expect(formTitle("d99", FORMS)).toBe("d99");
  expect(formTitle("sign-in-sheet", undefined)).toBe("sign-in-sheet");
});
