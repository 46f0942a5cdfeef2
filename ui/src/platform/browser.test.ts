import { expect, it } from "vitest";
import { asFailure } from "./call";
import { browserPlatform } from "./browser";

/** A file that was chosen and then moved away. */
class LostFile extends File {
  override slice(): Blob {
    const lost = new Blob();
    lost.arrayBuffer = () => Promise.reject(new DOMException("gone", "NotFoundError"));
    return lost;
  }
}

it("a chosen file that cannot be read is named, and what to do", async () => {
  const taken = browserPlatform.takeFile(new LostFile(["x"], "花名册.xlsx"));
  const failure = asFailure(await taken.catch((thrown: unknown) => thrown));
  expect(failure.code).toBe("file");
  expect(failure.message).toContain("文件“花名册.xlsx”读不出来");
});
