import { expect, it } from "vitest";
import { detailsOf } from "./details";

it("says in words what happened where, and leaves the inner message to whoever helps", () => {
  const failure = {
    code: "file" as const,
    message: "这个文件没能保存，请检查磁盘空间后再试。",
    field: null,
    detail: "No space left on device (os error 28)",
    issues: [],
  };
  expect(detailsOf(failure, "材料 · 联研", "0.1.0").split("\n")).toEqual([
    "这个文件没能保存，请检查磁盘空间后再试。",
    "在哪一页：材料",
    "哪里出的错：电脑上的文件或磁盘",
    "程序版本：0.1.0",
    "请把以上和下面一行一起发给帮您处理的人：",
    "file: No space left on device (os error 28)",
  ]);
});
