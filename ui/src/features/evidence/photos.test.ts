import { expect, it } from "vitest";
import { effectScope, nextTick, ref } from "vue";
import type { PictureShown } from "../../generated/PictureShown";
import { usePlatform } from "../../platform/platform";
import { usePicture } from "./photos";

interface Asked {
  evidence: string;
  answer: (picture: PictureShown) => void;
}
const asked: Asked[] = [];
usePlatform({
  kind: "browser",
  call: (_, request) =>
    new Promise((resolve) => {
      const { evidence } = request as { evidence: string };
      asked.push({ evidence, answer: resolve });
    }),
  pickFiles: async () => [],
  takeFile: async ({ name }) => ({ token: "1", name }),
  saveFile: async () => null,
  openFile: async () => undefined,
});

const names = (): string[] => asked.map(({ evidence }) => evidence);
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
const shown = (address: string): PictureShown => ({ state: "shown", address });

it("asks for two at a time, for the large one first, and not for what has gone", async () => {
  const scope = effectScope();
  const gone = effectScope();
  const first = scope.run(() => usePicture(() => "a", "small"));
  scope.run(() => usePicture(() => "b", "small"));
  gone.run(() => usePicture(() => "c", "small"));
  scope.run(() => usePicture(() => "d", "small"));
  const large = ref("e");
  scope.run(() => usePicture(() => large.value, "large"));
  expect(names(), "the others wait").toEqual(["a", "b"]);

  gone.stop();
  asked[0]?.answer(shown("picture of a"));
  await settled();
  expect(first?.value).toEqual(shown("picture of a"));
  expect(names()).toEqual(["a", "b", "e"]);

  large.value = "f";
  await nextTick();
  asked[1]?.answer(shown("picture of b"));
  await settled();
  expect(names()).toEqual(["a", "b", "e", "f"]);
  for (const { answer } of asked) answer(shown("picture"));
  await settled();
  expect(names(), "nobody waits for c").toEqual(["a", "b", "e", "f", "d"]);
  scope.stop();
});
