// What the window itself promises, whatever the screens show.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { openWindow } from "./support/window.mjs";
import { removeFolder } from "./support/folders.mjs";

const app = process.env.LIANYAN_APP;
const home = mkdtempSync(join(tmpdir(), "lianyan-window-"));
let window;

const invoke = (command, request) =>
  window.runAsync(
    "return await window.__TAURI_INTERNALS__.invoke(arguments[0], arguments[1])",
    command,
    request,
  );

before(async () => {
  window = await openWindow(app, home);
});

after(async () => {
  await window?.close();
  removeFolder(home);
});

test("an unknown command is refused in words", async () => {
  await assert.rejects(invoke("call", { name: "no_such_command", request: null }), (error) => {
    assert.equal(error.cause.code, "invalid");
    assert.match(error.cause.message, /no_such_command/);
    return true;
  });
});

test("the page may not open files or addresses by itself", async () => {
  for (const command of ["plugin:opener|open_path", "plugin:dialog|open", "plugin:window|close"]) {
    await assert.rejects(invoke(command, { path: "/etc/passwd" }), /not allowed/, command);
  }
});

test("a token nobody was given opens and saves nothing", async () => {
  await assert.rejects(invoke("open_output", { token: "0" }), /过期/);
});

test("a dropped file becomes a token, its name unharmed", async () => {
  const chosen = await window.runAsync(
    `return await window.__TAURI_INTERNALS__.invoke("take_file", new Uint8Array([1, 2, 3]),
       { headers: { "x-file-name": encodeURIComponent("一月 名册.xlsx") } })`,
  );
  assert.equal(chosen.name, "一月 名册.xlsx");
  assert.match(chosen.token, /^[0-9a-f]{32,}$/);
});

test("scripts in the page and addresses outside are blocked", async () => {
  const ran = await window.run(`
    const script = document.createElement("script");
    script.textContent = "window.inlineRan = true";
    document.head.append(script);
    return window.inlineRan === true`);
  assert.equal(ran, false, "inline scripts do not run");
  const reached = await window.runAsync(
    `return await fetch("http://127.0.0.1:9/").then(() => "reached", (error) => error.name)`,
  );
  assert.equal(reached, "TypeError");
  const blocked = await window.runAsync(`
    const told = new Promise((resolve) => document.addEventListener("securitypolicyviolation",
      (event) => resolve(event.effectiveDirective), { once: true }));
    fetch("http://127.0.0.1:9/").catch(() => {});
    return await told`);
  assert.equal(blocked, "connect-src");
});

test("zoom makes everything larger and stays within 80 and 200 per cent", async () => {
  const width = () => window.run("return window.innerWidth");
  const plain = await width();
  await invoke("set_zoom", { factor: 1.25 });
  assert.equal(await width(), Math.floor(plain / 1.25));
  await invoke("set_zoom", { factor: 9 });
  assert.equal(await width(), Math.floor(plain / 2));
  await invoke("set_zoom", { factor: 1 });
});

test("a second start hands over to the open window", () => {
  const second = spawnSync(app, [], {
    env: { ...process.env, LIANYAN_HOME: home },
    timeout: 20_000,
  });
  assert.equal(second.status, 0, "it ends by itself and is content");
});

// Last: nobody closes these dialogs.
test("open dialogs keep nothing else waiting", async () => {
  for (let open = 0; open <= availableParallelism(); open += 1) {
    await window.run("window.__TAURI_INTERNALS__.invoke('pick_folder', {})");
  }
  const state = await window.runAsync(`return await Promise.race([
    window.__TAURI_INTERNALS__.invoke("call", { name: "app_state", request: null }),
    new Promise((resolve) => setTimeout(resolve, 5000, "no answer"))])`);
  assert.notEqual(state, "no answer");
});
