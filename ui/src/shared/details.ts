// 详情 of a failure: what happened, where and in which version, for whoever is asked to help.
import type { ErrorCode } from "../generated/ErrorCode";
import type { Failure } from "../generated/Failure";

/** Where the fault lies, in words; what the user can put right has no 详情. */
const WHERE: Partial<Record<ErrorCode, string>> = {
  internal: "程序或资料库",
  file: "电脑上的文件或磁盘",
};

export function detailsOf(
  { code, message, detail }: Failure,
  screen: string,
  version: string,
): string {
  const lines = [
    message,
    `在哪一页：${screen.replace(/ · 联研$/, "")}`,
    `哪里出的错：${WHERE[code] ?? "填写的内容"}`,
    version && `程序版本：${version}`,
    "请把以上和下面一行一起发给帮您处理的人：",
    `${code}: ${detail}`,
  ];
  return lines.filter(Boolean).join("\n");
}
