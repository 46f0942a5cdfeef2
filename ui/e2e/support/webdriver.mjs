// A small WebDriver client for the real window: WebKitWebDriver and `fetch`, nothing else.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
const PATIENCE_MS = 15_000;

/** Starts the driver and, through it, the program at `app`. */
export async function openWindow(app, { args = [], env = {} } = {}) {
  const port = await freePort();
  const driver = spawn("WebKitWebDriver", [`--port=${port}`, "--host=127.0.0.1"], {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...env, TAURI_WEBVIEW_AUTOMATION: "true" },
  });
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
    driver.kill();
    throw cause;
  }
}

/** The open window, as the person in front of it has it. */
class Window {
  #driver;
  #address;

  constructor(driver, address) {
    this.#driver = driver;
    this.#address = address;
  }

  async close() {
    await this.#ask("DELETE", "").catch(() => {});
    this.#driver.kill();
  }

  /** Runs `script` (the body of a function) in the page. */
  run(script, ...args) {
    return this.#ask("POST", "/execute/sync", { script, args });
  }

  /** Runs an async `script` in the page; what it rejects with is thrown here. */
  async runAsync(script, ...args) {
    const body = `const done = arguments[arguments.length - 1];
      (async function () { ${script} }).apply(null, arguments)
        .then((value) => done({ value }), (cause) => done({ cause }));`;
    const { value, cause } = await this.#ask("POST", "/execute/async", { script: body, args });
    if (cause !== undefined) throw Object.assign(new Error(JSON.stringify(cause)), { cause });
    return value;
  }

  /** Everything on screen. Element Plus cells answer nothing to WebDriver's own question for text. */
  text(css = "body") {
    return this.run("return document.querySelector(arguments[0])?.innerText ?? ''", css);
  }

  /** Waits until `words` (text or pattern) are on screen. */
  async see(words, css = "body") {
    let last = "";
    await until(
      async () => {
        last = await this.text(css);
        const found = typeof words === "string" ? last.includes(words) : words.test(last);
        if (!found) throw new Error("not yet");
      },
      () => `“${words}” is not on screen; there is:\n${last}`,
    );
  }

  /** The first visible element for `css` whose text holds `words`. */
  async find(css, words = "") {
    let found = null;
    await until(async () => {
      found = await this.run(
        `return [...document.querySelectorAll(arguments[0])].find((each) =>
           each.checkVisibility() && (each.innerText ?? "").includes(arguments[1])) ?? null`,
        css,
        words,
      );
      if (found === null) throw new Error("not yet");
    }, `no ${css} with “${words}” is on screen`);
    return found[ELEMENT];
  }

  async click(css, words = "") {
    await this.#ask("POST", `/element/${await this.find(css, words)}/click`, {});
  }

  async type(css, text) {
    await this.#ask("POST", `/element/${await this.find(css)}/value`, { text });
  }

  /** Presses keys on whatever has the focus. */
  async press(...keys) {
    const down = keys.map((value) => ({ type: "keyDown", value }));
    const up = keys.toReversed().map((value) => ({ type: "keyUp", value }));
    const actions = [{ type: "key", id: "keyboard", actions: [...down, ...up] }];
    await this.#ask("POST", "/actions", { actions });
  }

  async resize(width, height) {
    await this.#ask("POST", "/window/rect", { width, height });
  }

  async picture(file) {
    writeFileSync(file, Buffer.from(await this.#ask("GET", "/screenshot"), "base64"));
  }

  #ask(method, path, body) {
    return request(method, this.#address + path, body);
  }
}

export const KEYS = { control: "\uE009", enter: "\uE007", escape: "\uE00C", tab: "\uE004" };

/** Tries `work` until it does not throw. */
export async function until(work, complaint, patience = PATIENCE_MS) {
  const end = Date.now() + patience;
  for (;;) {
    try {
      return await work();
    } catch (cause) {
      if (Date.now() > end) {
        throw new Error(typeof complaint === "function" ? complaint() : complaint, { cause });
      }
    }
    await sleep(50);
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
