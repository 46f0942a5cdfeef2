import { describe, expect, it } from "vitest";
import { ownCommunity, type Scope, type ScopeCommunity } from "./scope";

const community = (id: string, role = "", mine = role !== ""): ScopeCommunity => ({
  id,
  name: id,
  role,
  mine,
});
const standing = (communities: ScopeCommunity[], shown: string | null = null): Scope =>
  ({ community: shown, communities }) as Scope;

describe("what a new activity is for", () => {
  it.each([
    ["the one that is shown", standing([community("P1", "领衔"), community("P2")], "P2"), "P2"],
    ["the only one there is", standing([community("P1")]), "P1"],
    [
      "the one that her school leads",
      standing([community("P1", "领衔"), community("P2", "成员")]),
      "P1",
    ],
    [
      "the only one her school belongs to",
      standing([community("P1"), community("P2", "成员")]),
      "P2",
    ],
    [
      "to be said, where several are hers",
      standing([community("P1", "成员"), community("P2", "成员")]),
      null,
    ],
    ["to be said, where none is hers", standing([community("P1"), community("P2")]), null],
  ])("is %s", (_, scope, expected) => {
    expect(ownCommunity(scope)).toBe(expected);
  });
});
