// The main job in the real window, with the system's own dialogs.
import { symlinkSync } from "node:fs";
import { dirname, join } from "node:path";

import { walkMainJob } from "./main-job.mjs";
import { openWindow } from "./support/window.mjs";

walkMainJob(async ({ folder, env }) => {
  const person = await openWindow(process.env.LIANYAN_APP, env.LIANYAN_HOME, { env });
  try {
    const typed = join(dirname(folder), "county");
    symlinkSync(folder, typed);
    await person.chooseFolder(typed, () => person.click("打开其他文件夹"));
    return person;
  } catch (cause) {
    await person.close();
    throw cause;
  }
});
