// The same screens in Chromium, over `lianyan serve`.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";

import { endGroup, endWithUs, OWN_GROUP } from "./children.mjs";
import { Person } from "./person.mjs";

/** Nothing but the page: no first-run pages, no calls home. As root, Chromium refuses its sandbox. */
const QUIET = [
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

/** Serves the ledger in `folder` and opens it in a browser. `env` goes to the server. */
export async function openBrowser(folder, { env = {}, width = 1366, height = 768 } = {}) {
  const server = spawn(process.env.LIANYAN_CLI, ["serve", folder, "--no-open"], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ...env },
    ...OWN_GROUP,
  });
  endWithUs(server);
  try {
    const address = await addressOf(server);
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: QUIET,
    });
    const context = await browser.newContext({
      viewport: { width, height },
      locale: "zh-CN",
      acceptDownloads: true,
    });
    const page = await context.newPage();
    const person = new BrowserPerson(server, browser, page);
    await page.goto(address);
    return person;
  } catch (cause) {
    endGroup(server);
    throw cause;
  }
}

async function addressOf(server) {
  // While we wait for its address, the server keeps us going; afterwards it does not.
  server.stdout.ref();
  try {
    for await (const line of createInterface({ input: server.stdout })) {
      const found = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(line);
      if (found !== null) return found[0];
    }
  } finally {
    server.stdout.unref();
  }
  throw new Error("lianyan serve ended without saying its address");
}

class BrowserPerson extends Person {
  kind = "browser";
  /** What the page complained of: errors of scripts, broken policy, failed requests. */
  complaints = [];
  #server;
  #browser;
  #page;

  constructor(server, browser, page) {
    super();
    this.#server = server;
    this.#browser = browser;
    this.#page = page;
    page.on("pageerror", (error) => this.complaints.push(String(error)));
    page.on("console", (line) => {
      if (line.type() === "error") this.complaints.push(line.text());
    });
  }

  /** The page itself, for pictures. */
  get page() {
    return this.#page;
  }

  /** Another tab on the same screen. */
  async another() {
    const page = await this.#page.context().newPage();
    const person = new BrowserPerson(this.#server, this.#browser, page);
    await page.goto(this.#page.url());
    return person;
  }

  async close() {
    await this.#browser.close();
    endGroup(this.#server);
  }

  /** Runs `script` (the body of a function) in the page. */
  run(script, ...args) {
    // As an expression: the page's own policy forbids making functions from text.
    return this.#page.evaluate(`(function () {${script}}).apply(null, ${JSON.stringify(args)})`);
  }

  async clickMarked() {
    await this.#page.locator("[data-walk]").click({ timeout: 5_000 });
  }

  async fillMarked(text) {
    await this.#page.locator("[data-walk]").fill(text);
  }

  async press(...keys) {
    await this.#page.keyboard.press(keys.join("+"));
  }

  /** Does `work`, which opens a file dialog, and chooses `file` in it. */
  async choose(file, work) {
    const asked = this.#page.waitForEvent("filechooser");
    await work();
    await (await asked).setFiles(file);
  }

  /** Does `work`, which downloads something, and keeps it as `file`. */
  async save(file, work) {
    const coming = this.#page.waitForEvent("download");
    await work();
    await (await coming).saveAs(file);
  }

  async resize(width, height) {
    await this.#page.setViewportSize({ width, height });
  }

  async picture(file) {
    await this.#page.screenshot({ path: file });
  }
}
