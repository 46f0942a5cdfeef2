// Making a form and letting it go: printed from the system's own viewer, or saved where the user says.
import { ref, type Ref } from "vue";
import type { Failure } from "../../generated/Failure";
import type { FormMade } from "../../generated/FormMade";
import type { FormRequest } from "../../generated/FormRequest";
import { asFailure } from "../../platform/call";
import { runJob } from "../../platform/jobs";
import { platform } from "../../platform/platform";

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

  async function make(
    request: FormRequest,
    words: string,
    deliver: (made: FormMade) => Promise<string>,
  ): Promise<void> {
    busy.value = true;
    failure.value = null;
    said.value = "";
    try {
      const { result } = await runJob("form_make", { request, log: true }, words);
      said.value = await deliver(result);
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

async function openToPrint({ file, pages }: FormMade): Promise<string> {
  await platform().openFile(file);
  return `已打开，共${pages ?? 1}页，从那里打印。`;
}

async function saveMade({ file }: FormMade): Promise<string> {
  const place = await platform().saveFile(file);
  return place === null ? "没有保存。" : `已保存到${place}。`;
}
