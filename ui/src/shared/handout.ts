// A form on its way out: made and written down, then saved or opened. What did not leave the program
// does not stay in its register, and its number is free again.
import type { FormMade } from "../generated/FormMade";
import type { FormRequest } from "../generated/FormRequest";
import { act } from "../platform/acts";
import { runJob } from "../platform/jobs";
import { platform } from "../platform/platform";
import { toast } from "./toasts";

/** Where a made form goes; `null` when the user closed the dialog. */
export type Delivery = (made: FormMade) => Promise<string | null>;

/** Makes the form, `words` in the header meanwhile. Answers what `deliver` does. */
export async function handOut(
  request: FormRequest,
  words: string,
  deliver: Delivery = saved,
): Promise<string | null> {
  const { result, act: noted } = await runJob("form_make", { request, log: true }, words);
  let place: string | null = null;
  try {
    place = await deliver(result);
    return place;
  } finally {
    if (place === null && noted !== null) {
      await act("undo_act", noted.id);
      toast("没有保存，登记里也没有留下。");
    }
  }
}

/** Asks where to save; the place. */
const saved: Delivery = ({ file }) => platform().saveFile(file);
