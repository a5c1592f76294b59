// BullMQ on Redis or Valkey: optional packages, which only studies on many machines need.
import type { ConnectionOptions } from "bullmq";

/** @throws one sentence where it is not installed */
export async function openBullmq(): Promise<typeof import("bullmq")> {
  try {
    // The client that BullMQ talks to Redis with.
    await import("ioredis");
    return await import("bullmq");
  } catch {
    throw new Error("a queue needs two more packages. Install them with: npm install bullmq ioredis");
  }
}

/** While the queue is away commands wait for it to come back.
 *  @param url such as `redis://host:6379` or `rediss://user:password@host:6380/2` @throws one sentence if it is none */
export function connectionTo(url: string): ConnectionOptions {
  if (!/^rediss?:\/\//.test(url) || !URL.canParse(url)) {
    throw new Error(`--queue is "${url}". Give an address such as redis://localhost:6379.`);
  }
  return { url, maxRetriesPerRequest: null };
}

/** Says once what is wrong with the queue, until it is something else. */
export function complaints(): (error: Error) => void {
  let said: string | undefined;
  return ({ message }) => {
    if (message === said) return;
    said = message;
    console.error(`the queue: ${message || "it does not answer"}`);
  };
}
