// Photos on file as pictures: asked for two at a time, so that a wall of them holds up nothing else.
import { onScopeDispose, shallowRef, watch, type ShallowRef } from "vue";
import type { PictureShown } from "../../generated/PictureShown";
import type { PictureSize } from "../../generated/PictureSize";
import { asFailure, call } from "../../platform/call";

/** A browser keeps six connections to the program; the rest is for what the user does meanwhile. */
const AT_ONCE = 2;
const waiting: (() => Promise<void>)[] = [];
let underWay = 0;

function goOn(): void {
  while (underWay < AT_ONCE) {
    const next = waiting.shift();
    if (next === undefined) return;
    underWay += 1;
    void next().finally(() => {
      underWay -= 1;
      goOn();
    });
  }
}

async function ask(evidence: string, size: PictureSize): Promise<PictureShown> {
  try {
    return await call("evidence_picture", { evidence, size });
  } catch (thrown) {
    return { state: "unshown", message: asFailure(thrown).message };
  }
}

/**
 * The picture of a piece; nothing while it is being made. Follows `piece`; what nobody waits for any
 * more is not asked for.
 */
export function usePicture(
  piece: () => string,
  size: PictureSize,
): Readonly<ShallowRef<PictureShown | undefined>> {
  const picture = shallowRef<PictureShown>();
  let wanted: string | null = null;
  watch(
    piece,
    (evidence) => {
      wanted = evidence;
      picture.value = undefined;
      const mine = (): boolean => wanted === evidence;
      const turn = async (): Promise<void> => {
        if (!mine()) return;
        const answer = await ask(evidence, size);
        if (mine()) picture.value = answer;
      };
      // A picture to look at is waited for: it goes before the small ones.
      if (size === "large") waiting.unshift(turn);
      else waiting.push(turn);
      goOn();
    },
    { immediate: true },
  );
  onScopeDispose(() => (wanted = null));
  return picture;
}
