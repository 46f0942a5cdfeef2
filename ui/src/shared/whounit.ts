// The first unit of an empty ledger is the user's own.
import type { Duty } from "../generated/Duty";
import { act } from "../platform/acts";

/** Answers the new unit's id. */
export async function createOwnUnit(name: string, duty: Duty): Promise<string> {
  const { uid } = await act("roster_save_organization", {
    uid: null,
    code: null,
    kind: duty === "office" ? "training_school" : null,
    name: name.trim(),
    shortName: null,
    formerNames: null,
    stage: null,
    area: null,
    rank: null,
    private: false,
    parent: null,
    address: null,
    principal: null,
    liaison: null,
    phone: null,
    students: null,
    classes: null,
    strengths: null,
    active: null,
    sort: null,
    note: null,
  });
  return uid;
}
