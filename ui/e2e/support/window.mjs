// The real window, through WebKitWebDriver and `fetch`, nothing else.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { endGroup, endWithUs, OWN_GROUP } from "./children.mjs";
import { answerDialog } from "./dialogs.mjs";
import { Person } from "./person.mjs";
import { until } from "./until.mjs";

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
const KEYS = {
  ArrowDown: "\uE015",
  ArrowLeft: "\uE012",
  ArrowRight: "\uE014",
  ArrowUp: "\uE013",
  Control: "\uE009",
  End: "\uE010",
  Enter: "\uE007",
  Escape: "\uE00C",
  Home: "\uE011",
  PageDown: "\uE00F",
  PageUp: "\uE00E",
  Shift: "\uE008",
  Tab: "\uE004",
};

/** In the page: the middle of the marked element, if a press there would reach it. */
const SPOT = `
  const marked = document.querySelector("[data-walk]");
  if (marked === null) return null;
  const box = marked.getBoundingClientRect();
  const [x, y] = [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];
  const hit = document.elementFromPoint(x, y);
  return hit !== null && (marked.contains(hit) || hit.contains(marked)) ? [x, y] : null;`;

/** Starts the driver and, through it, the program at `app` on the data folder `home`. */
export async function openWindow(app, home, { args = [], env: more = {} } = {}) {
  const port = await freePort();
  const env = { ...process.env, ...more, LIANYAN_HOME: home, TAURI_WEBVIEW_AUTOMATION: "true" };
  const driver = spawn("WebKitWebDriver", [`--port=${port}`, "--host=127.0.0.1"], {
    stdio: ["ignore", "ignore", "inherit"],
    env,
    ...OWN_GROUP,
  });
  endWithUs(driver);
  try {
    const base = `http://127.0.0.1:${port}`;
    await until(() => fetch(`${base}/status`), "WebKitWebDriver does not answer");
    const options = { binary: app, args };
    const session = await request("POST", `${base}/session`, {
      capabilities: { alwaysMatch: { "webkitgtk:browserOptions": options } },
    });
    // Without a program to start, the driver silently opens a browser of its own.
    assert.equal(session.capabilities.browserName, "wry", `${app} is not what was started`);
    return new Window(driver, `${base}/session/${session.sessionId}`);
  } catch (cause) {
    endGroup(driver);
    throw cause;
  }
}

/** Opens a county of `sampleCounty` in the window, through the system's own dialog. */
export async function openCounty({ folder, env }) {
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
}

class Window extends Person {
  kind = "window";
  #driver;
  #address;

  constructor(driver, address) {
    super();
    this.#driver = driver;
    this.#address = address;
  }

  async close() {
    await this.#ask("DELETE", "").catch(() => {});
    endGroup(this.#driver);
  }

  /** Runs `script` (the body of a function) in the page. */
  run(script, ...args) {
    return this.#ask("POST", "/execute/sync", { script, args });
  }

  /** Runs an async `script` in the page; what it throws is thrown here as its `cause`. */
  async runAsync(script, ...args) {
    const body = `const done = arguments[arguments.length - 1];
      (async function () { ${script} }).apply(null, arguments)
        .then((value) => done({ value }), (cause) => done({ cause }));`;
    const { value, cause } = await this.#ask("POST", "/execute/async", { script: body, args });
    if (cause !== undefined) throw Object.assign(new Error(JSON.stringify(cause)), { cause });
    return value;
  }

  /** With the mouse where the element is: WebKit's own click refuses lists that float. */
  async clickMarked() {
    const before = await this.run(SPOT);
    await sleep(60);
    const spot = await this.run(SPOT);
    if (spot === null || String(spot) !== String(before)) {
      throw new Error("it is covered, or still moving");
    }
    const [x, y] = spot;
    const actions = [
      { type: "pointerMove", origin: "viewport", x, y },
      { type: "pointerDown", button: 0 },
      { type: "pointerUp", button: 0 },
    ];
    const mouse = { type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions };
    await this.#ask("POST", "/actions", { actions: [mouse] });
  }

  async fillMarked(text) {
    const element = await this.#marked();
    await this.#ask("POST", `/element/${element}/clear`, {});
    if (text === "") return this.#told();
    await this.#ask("POST", `/element/${element}/value`, { text });
  }

  /** The driver empties a field without the page hearing of it, and refuses to type nothing. */
  #told() {
    return this.run(
      `document.querySelector("[data-walk]")
         .dispatchEvent(new InputEvent("input", { bubbles: true }));`,
    );
  }

  /** Presses keys together, as in `press("Control", "k")`. */
  async press(...keys) {
    const values = keys.map((key) => KEYS[key] ?? key);
    const down = values.map((value) => ({ type: "keyDown", value }));
    const up = values.toReversed().map((value) => ({ type: "keyUp", value }));
    const actions = [{ type: "key", id: "keyboard", actions: [...down, ...up] }];
    await this.#ask("POST", "/actions", { actions });
  }

  /** Does `work`, which opens a file dialog, and chooses `file` in it. */
  async choose(file, work) {
    await work();
    await answerDialog("选择文件", file);
  }

  /** Does `work`, which opens a folder dialog, and chooses `folder` in it. */
  async chooseFolder(folder, work) {
    await work();
    await answerDialog("选择文件夹", folder);
  }

  /** Does `work`, which asks where to save, and saves as `file`. */
  async save(file, work) {
    await work();
    await answerDialog("保存到", file);
  }

  async resize(width, height) {
    await this.#ask("POST", "/window/rect", { width, height });
  }

  async picture(file) {
    writeFileSync(file, Buffer.from(await this.#ask("GET", "/screenshot"), "base64"));
  }

  async #marked() {
    const found = await this.#ask("POST", "/element", {
      using: "css selector",
      value: "[data-walk]",
    });
    return found[ELEMENT];
  }

  #ask(method, path, body) {
    return request(method, this.#address + path, body);
  }
}

async function request(method, address, body) {
  const response = await fetch(address, {
    method,
    headers: { "content-type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${method} ${address}: ${JSON.stringify(value)}`);
  return value;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
