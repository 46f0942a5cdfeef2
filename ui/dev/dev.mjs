// The screens with hot reload over the real commands: `node dev/dev.mjs LEDGER PORT`, started by
// `cargo xtask dev`. Each line on standard input is a newly built core; at its end everything ends.
import { createInterface } from "node:readline";
import { createServer } from "vite";
import { Core } from "./core.mjs";

const [ledger, port] = process.argv.slice(2);
const core = new Core(ledger);
const OF_THE_CORE = /^\/(call|files|alive)(\/|\?|$)/;

const overTheCore = {
  name: "over-the-core",
  configureServer(server) {
    server.middlewares.use((asked, answer, next) => {
      if (OF_THE_CORE.test(asked.url)) core.forward(asked, answer);
      else next();
    });
  },
};

const server = await createServer({
  plugins: [overTheCore],
  server: { host: "127.0.0.1", port: Number(port), strictPort: port !== "0" },
});
await server.listen();
const address = `http://127.0.0.1:${server.httpServer.address().port}/`;
console.log(`The screens, as they are written: ${address}`);

let first = true;
for await (const binary of createInterface({ input: process.stdin })) {
  await core.restart(binary).catch(() => undefined);
  // What stands on the page came from the former core.
  if (!first) server.ws.send({ type: "full-reload" });
  first = false;
  console.log("The core answers.");
}
await core.stop();
await server.close();
process.exit(0);
