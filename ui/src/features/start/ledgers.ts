// Opening a ledger in any of its ways, with what follows: everything is read again.
import type { Failure } from "../../generated/Failure";
import { EVERYTHING, tellChanged } from "../../platform/acts";
import { asFailure, call } from "../../platform/call";
import { platform } from "../../platform/platform";

export type Opening =
  | { outcome: "opened"; known: boolean }
  | { outcome: "trouble"; failure: Failure }
  | { outcome: "nothing" };

/** `readOnly`: only to look, for example while another program has it open. */
export function openRecent(id: string, readOnly = false): Promise<Opening> {
  return opening(() => call("ledger_open_recent", { id, readOnly }));
}

export function openSample(): Promise<Opening> {
  return opening(() => call("ledger_open_sample", null));
}

/** Asks for the folder first; nothing happens when the dialog is closed. */
export async function openFolder(): Promise<Opening> {
  const chosen = await platform().pickFolder?.();
  if (!chosen) return { outcome: "nothing" };
  return opening(() => call("ledger_open", { folder: chosen.token }));
}

export async function createLedger(name: string, county: string): Promise<Opening> {
  const chosen = await platform().pickFolder?.();
  if (!chosen) return { outcome: "nothing" };
  return opening(() => call("ledger_create", { folder: chosen.token, name, county }));
}

/** The damaged file is kept beside the backups. */
export function restoreBackup(id: string, backup: string): Promise<Opening> {
  return opening(() => call("ledger_restore_recent", { id, backup }));
}

async function opening(open: () => Promise<unknown>): Promise<Opening> {
  try {
    await open();
    // The frame must stand on the new ledger before a screen is shown.
    await tellChanged([EVERYTHING]);
    const { ledger } = await call("app_state", null);
    return { outcome: "opened", known: (ledger?.me ?? null) !== null };
  } catch (thrown) {
    return { outcome: "trouble", failure: asFailure(thrown) };
  }
}
