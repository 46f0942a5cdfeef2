// Opening a ledger in any of its ways, with what follows: everything is read again.
import type { Failure } from "../../generated/Failure";
import { EVERYTHING, tellChanged } from "../../platform/acts";
import { asFailure, call } from "../../platform/call";
import { platform } from "../../platform/platform";

export type Opening =
  | { outcome: "opened"; known: boolean }
  | { outcome: "trouble"; failure: Failure; ledger: string | null }
  | { outcome: "nothing" };

export function openRecent(id: string): Promise<Opening> {
  return opening(() => call("ledger_open_recent", { id }), id);
}

export function openSample(): Promise<Opening> {
  return opening(() => call("ledger_open_sample", null), null);
}

/** Asks for the folder first; nothing happens when the dialog is closed. */
export async function openFolder(): Promise<Opening> {
  const chosen = await platform().pickFolder?.();
  if (!chosen) return { outcome: "nothing" };
  return opening(() => call("ledger_open", { folder: chosen.token }), null);
}

export async function createLedger(name: string, county: string): Promise<Opening> {
  const chosen = await platform().pickFolder?.();
  if (!chosen) return { outcome: "nothing" };
  return opening(() => call("ledger_create", { folder: chosen.token, name, county }), null);
}

async function opening(open: () => Promise<unknown>, ledger: string | null): Promise<Opening> {
  try {
    await open();
    tellChanged([EVERYTHING]);
    const me = await call("me_get", null);
    return { outcome: "opened", known: me !== null };
  } catch (thrown) {
    return { outcome: "trouble", failure: asFailure(thrown), ledger };
  }
}
