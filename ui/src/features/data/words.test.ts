import { expect, it } from "vitest";
import { sizeWords } from "./words";

it.each([
  [12, "12字节"],
  [2048, "2 KB"],
  [1_500_000, "1.4 MB"],
])("says how large %s bytes are", (bytes, words) => {
  expect(sizeWords(bytes)).toBe(words);
});
