// What a joining school is offered to be.
import { expect, it } from "vitest";
import { presetRole } from "./words";

it.each([
  ["the first school of a community", 0, 1, "lead"],
  ["before any is chosen", 0, 0, "lead"],
  ["several at once", 0, 5, "member"],
  ["one more", 3, 1, "member"],
])("%s", (_, members, joining, role) => expect(presetRole(members, joining)).toBe(role));
