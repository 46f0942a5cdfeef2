// `lianyan serve` as a child of the page in development: started, started anew after a build, and
// asked in the page's place. Its ticket and key stay here; the page knows neither.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { request } from "node:http";
import { createInterface } from "node:readline";

const ENTRANCE = /http:\/\/127\.0\.0\.1:\d+\/\?ticket=\S+/;

export class Core {
  #ledger;
  #child = null;
  /** Where it listens, and the key it let us in with; requests wait for it while it starts. */
  #open = Promise.resolve(null);

  constructor(ledger) {
    this.#ledger = ledger;
  }

  /** Ends the one that runs, which holds the ledger's lock, and starts this binary. */
  restart(binary) {
    this.#open = this.stop().then(() => this.#start(binary));
    // Whoever asks is told; nobody asking yet is no reason to end.
    this.#open.catch((cause) => console.error(String(cause)));
    return this.#open;
  }

  async stop() {
    const child = this.#child;
    this.#child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill();
    await ended;
  }

  async #start(binary) {
    const asked = ["serve", this.#ledger, "--no-open", "--stay"];
    const child = spawn(binary, asked, { stdio: ["ignore", "pipe", "inherit"] });
    this.#child = child;
    const address = await entranceOf(child);
    const entered = await fetch(address, { redirect: "manual" });
    const cookie = entered.headers.get("set-cookie")?.split(";")[0];
    if (!cookie) throw new Error(`The core did not let us in: ${entered.status}.`);
    return { origin: new URL(address).origin, cookie };
  }

  /** Asks the core what the page asked. Only this server's own page may ask in its name. */
  async forward(asked, answer) {
    const open = await this.#open.catch(() => null);
    if (open === null) return refuse(answer, "The core does not run.");
    const { host, origin } = asked.headers;
    const headers = { ...asked.headers, host: new URL(open.origin).host, cookie: open.cookie };
    if (origin === `http://${host}`) headers.origin = open.origin;
    const passed = request(
      new URL(asked.url, open.origin),
      { method: asked.method, headers },
      (answered) => {
        answer.writeHead(answered.statusCode, answered.headers);
        answered.pipe(answer);
      },
    );
    passed.on("error", (cause) => refuse(answer, String(cause)));
    asked.pipe(passed);
  }
}

/** The address stands on a line of its own. */
async function entranceOf(child) {
  const lines = createInterface({ input: child.stdout });
  for await (const line of lines) {
    const found = ENTRANCE.exec(line);
    if (found) return found[0];
  }
  throw new Error("The core ended before it listened.");
}

function refuse(answer, detail) {
  const failure = { code: "internal", message: "程序正在重新启动，请稍后再试。", field: null };
  if (!answer.headersSent) answer.writeHead(502, { "content-type": "application/json" });
  answer.end(JSON.stringify({ ...failure, detail, issues: [] }));
}
