// Opening a ledger in any of its ways, with what follows: everything is read again.
import type { BackupInfo } from "../../generated/BackupInfo";
import type { Failure } from "../../generated/Failure";
import type { RecentLedger } from "../../generated/RecentLedger";
import { EVERYTHING, tellChanged } from "../../platform/acts";
import { asFailure, call } from "../../platform/call";
import { platform } from "../../platform/platform";

export type Opening =
  | { outcome: "opened"; known: boolean }
  | { outcome: "trouble"; failure: Failure; place: LedgerPlace | null }
  | { outcome: "nothing" };

export type Trouble = Extract<Opening, { outcome: "trouble" }>;

/** Where a ledger lies that could not be opened, and the ways on from there. */
export interface LedgerPlace {
  name: string;
  folder: string;
  /** The newest backup that opens, where the ledger itself cannot be used. */
  backup: BackupInfo | null;
  /** Only to look, for example while another program has it open. */
  look: () => Promise<Opening>;
  /** What was there is kept beside the backups. */
  restore: (backup: string) => Promise<Opening>;
}

export async function openRecent(ledger: RecentLedger): Promise<Opening> {
  const { id, name, folder } = ledger;
  const place: LedgerPlace = {
    name,
    folder,
    backup: ledger.inspection.backup,
    look: () => opening(() => call("ledger_open_recent", { id, readOnly: true }), place),
    restore: (backup) => opening(() => call("ledger_restore_recent", { id, backup }), place),
  };
  const first = await opening(() => call("ledger_open_recent", { id }), place);
  if (first.outcome !== "trouble" || place.backup !== null) return first;
  // The list looks only at the beginning of a large file; what is wrong with it shows at opening.
  const { backup } = await call("recent_inspect", { id });
  return { ...first, place: { ...place, backup } };
}

export function openSample(): Promise<Opening> {
  return opening(() => call("ledger_open_sample", null));
}

/** Asks for the folder first; nothing happens when the dialog is closed. */
export async function openFolder(): Promise<Opening> {
  const chosen = await platform().pickFolder?.();
  if (!chosen) return { outcome: "nothing" };
  const { token: folder, name } = chosen;
  const first = await opening(() => call("ledger_open", { folder }));
  if (first.outcome !== "trouble") return first;
  const { backup } = await call("ledger_inspect", { folder });
  const place: LedgerPlace = {
    name,
    folder: "",
    backup,
    look: () => opening(() => call("ledger_open", { folder, readOnly: true }), place),
    restore: (wanted) => opening(() => call("ledger_restore", { folder, backup: wanted }), place),
  };
  return { ...first, place };
}

export async function createLedger(name: string, county: string): Promise<Opening> {
  const chosen = await platform().pickFolder?.();
  if (!chosen) return { outcome: "nothing" };
  return opening(() => call("ledger_create", { folder: chosen.token, name, county }));
}

async function opening(
  open: () => Promise<unknown>,
  place: LedgerPlace | null = null,
): Promise<Opening> {
  try {
    await open();
    // The frame must stand on the new ledger before a screen is shown.
    await tellChanged([EVERYTHING]);
    const { ledger } = await call("app_state", null);
    return { outcome: "opened", known: (ledger?.me ?? null) !== null };
  } catch (thrown) {
    return { outcome: "trouble", failure: asFailure(thrown), place };
  }
}
