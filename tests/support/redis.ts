// A Redis of a test's own, which may be ended and started again with what it had.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { findRedis } from "../../scripts/redis.mjs";

export interface OwnRedis {
  readonly url: string;
  /** Ends it without warning, and starts it again from its append-only file. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** @param folder where it keeps its file @throws one sentence where there is no Redis */
export async function startRedis(folder: string): Promise<OwnRedis> {
  const program = findRedis();
  if (program === undefined) {
    throw new Error(
      "This test needs redis-server (Debian: apt-get install redis-server), or REDIS_SERVER set to one.",
    );
  }
  const port = await freePort();
  const options = ["--port", `${port}`, "--bind", "127.0.0.1", "--dir", folder, "--save", ""];
  const durable = ["--appendonly", "yes", "--appendfsync", "always"];
  const start = async (): Promise<ChildProcess> => {
    const server = spawn(program, [...options, ...durable], { stdio: ["ignore", "pipe", "inherit"] });
    let said = "";
    for await (const part of server.stdout) {
      said += part;
      if (said.includes("Ready to accept connections")) break;
    }
    if (!said.includes("Ready")) throw new Error(`Redis does not start: ${said}`);
    return server;
  };
  let server = await start();
  const end = async (signal: NodeJS.Signals) => {
    const ended = once(server, "exit");
    server.kill(signal);
    await ended;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    async restart() {
      await end("SIGKILL");
      server = await start();
    },
    close: () => end("SIGTERM"),
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
