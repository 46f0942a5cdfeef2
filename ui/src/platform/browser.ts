// `lianyan serve`: the same screens in the system's browser, over loopback.
import type { Failure } from "../generated/Failure";
import type { ChosenFile, FileKind, Platform } from "./platform";

const ACCEPT: Record<FileKind, string> = {
  workbook: ".xlsx,.xls,.xlsm,.et,.ods,.csv",
  // The same as the core takes (core/src/evidence/endings.rs); a test there compares them.
  evidence:
    ".jpg,.jpeg,.png,.gif,.webp,.bmp,.tif,.tiff,.heic,.heif,.avif," +
    ".pdf,.ofd,.txt,.csv,.doc,.docx,.wps,.rtf,.odt," +
    ".xls,.xlsx,.et,.ods,.ppt,.pptx,.dps,.odp," +
    ".mp4,.m4v,.mov,.avi,.wmv,.mkv,.mp3,.m4a,.wav,.wma,.amr,.aac," +
    ".zip,.rar,.7z",
  backup: ".db",
};

/** The program ends some minutes after the last tab; even in the background a tab may speak once a minute. */
const HEARTBEAT_MS = 60_000;

/** Tells the program, for as long as this tab is open, that someone is there. */
export function keepProgramAlive(): void {
  window.setInterval(() => {
    // A lost beat is no matter: the next one comes, or the program has been closed.
    fetch("/alive", { method: "POST" }).catch(() => undefined);
  }, HEARTBEAT_MS);
}

export const browserPlatform: Platform = {
  kind: "browser",
  call: async (name, request, seen) =>
    answer(
      await fetch(`/call/${encodeURIComponent(name)}`, {
        method: "POST",
        headers: { "content-type": "application/json", ...(seen && { "x-seen": seen }) },
        body: JSON.stringify(request ?? null),
      }),
    ),
  pickFiles: async (kind, multiple) => {
    const files = await chooseFiles(ACCEPT[kind], multiple);
    return Promise.all(files.map(upload));
  },
  takeFile: upload,
  saveFile: async ({ token, suggestedName }) => {
    const link = document.createElement("a");
    link.href = `/files/${encodeURIComponent(token)}`;
    link.download = suggestedName;
    link.click();
    return `浏览器的下载文件夹（${suggestedName}）`;
  },
  openFile: async ({ token }) => {
    const link = document.createElement("a");
    link.href = `/files/${encodeURIComponent(token)}?inline`;
    link.target = "_blank";
    link.rel = "noopener";
    link.click();
  },
};

async function answer(response: Response): Promise<unknown> {
  const text = await response.text();
  const body: unknown = text === "" ? null : JSON.parse(text);
  if (!response.ok) throw body;
  return body;
}

/** A file that was moved, or that another program holds, can be chosen but not read. */
async function requireReadable(file: File): Promise<void> {
  try {
    await file.slice(0, 1).arrayBuffer();
  } catch (cause) {
    const failure: Failure = {
      code: "file",
      message: `文件“${file.name}”读不出来，可能已被移动、改名，或正被别的程序占用。请关闭占用它的程序，再选一次。`,
      field: null,
      detail: String(cause),
      issues: [],
    };
    throw failure;
  }
}

async function upload(file: File): Promise<ChosenFile> {
  await requireReadable(file);
  const response = await fetch("/files", {
    method: "POST",
    headers: { "x-file-name": encodeURIComponent(file.name) },
    body: file,
  });
  const { token } = (await answer(response)) as { token: string };
  return { token, name: file.name };
}

function chooseFiles(accept: string, multiple: boolean): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = accept;
    input.multiple = multiple;
    input.hidden = true;
    const finish = (): void => {
      resolve([...(input.files ?? [])]);
      input.remove();
    };
    input.addEventListener("change", finish);
    input.addEventListener("cancel", finish);
    // Walks fill the input themselves, so it must be findable in the page.
    document.body.append(input);
    input.click();
  });
}
