// Making a form and letting it go: printed from the system's own viewer, or saved where the user says.
import { ref, type Ref } from "vue";
import type { Failure } from "../../generated/Failure";
import type { FormRequest } from "../../generated/FormRequest";
import { asFailure } from "../../platform/call";
import { platform } from "../../platform/platform";
import { handOut, type Delivery } from "../../shared/handout";

export interface Making {
  busy: Ref<boolean>;
  failure: Ref<Failure | null>;
  /** 已保存到…, after the last one. */
  said: Ref<string>;
  print: (request: FormRequest, words: string) => Promise<void>;
  save: (request: FormRequest, words: string) => Promise<void>;
}

export function useMaking(): Making {
  const busy = ref(false);
  const failure = ref<Failure | null>(null) as Ref<Failure | null>;
  const said = ref("");

  async function make(request: FormRequest, words: string, deliver: Delivery): Promise<void> {
    busy.value = true;
    failure.value = null;
    said.value = "";
    try {
      said.value = (await handOut(request, words, deliver)) ?? "没有保存。";
    } catch (thrown) {
      const failed = asFailure(thrown);
      if (failed.code !== "cancelled") failure.value = failed;
    } finally {
      busy.value = false;
    }
  }

  return {
    busy,
    failure,
    said,
    print: (request, words) => make(request, words, openToPrint),
    save: (request, words) => make(request, words, saveMade),
  };
}

const openToPrint: Delivery = async ({ file, pages }) => {
  await platform().openFile(file);
  return `已打开，共${pages ?? 1}页，从那里打印。`;
};

const saveMade: Delivery = async ({ file }) => {
  const place = await platform().saveFile(file);
  return place === null ? null : `已保存到${place}。`;
};
