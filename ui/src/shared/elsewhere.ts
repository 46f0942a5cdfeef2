// Saving what is open elsewhere, when the ledger's own file has gone.
import { EVERYTHING, tellChanged } from "../platform/acts";
import { call } from "../platform/call";
import { platform } from "../platform/platform";
import { toast } from "./toasts";

/** In the window the user chooses a place; over `serve` it is the user's data folder. */
export const choosesPlace = (): boolean => platform().pickFolder !== undefined;

/** The work goes on in the copy. Nothing happens when the dialog is closed. */
export async function saveElsewhere(): Promise<void> {
  const chosen = await platform().pickFolder?.();
  if (chosen === null) return;
  const saved = await call("ledger_save_copy", { folder: chosen?.token ?? null });
  await tellChanged([EVERYTHING]);
  const missing =
    saved.filesMissing > 0 ? `；有${saved.filesMissing}个佐证文件已不在原处，没有带过来` : "";
  toast(`已另存到${saved.folder}，现在用的就是它${missing}`);
}
