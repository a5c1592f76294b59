// Files of a study in a bucket of S3, or of a store that speaks its language. A write is there whole or not at all: the
// store promises that itself.
import { createHash } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import type { StudyStore } from "../studies/study.ts";

const BUCKET = /^s3:\/\/([^/?]+)\/?([^?]*)(?:\?endpoint=(.+))?$/;

export const isBucket = (out: string): boolean => out.startsWith("s3://");

/** While the store answers that it is busy, with longer and longer pauses: a minute in all. */
const RETRIES = 10;
/** While it cannot be reached: a quarter of a minute in all. */
const MS_BEFORE_RETRY = [250, 500, 1000, 2000, 4000, 8000];

/**
 * @param out `s3://BUCKET/PREFIX`, or `s3://BUCKET/PREFIX?endpoint=URL` for a store other than Amazon's
 * @param env AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_REGION, AWS_ENDPOINT_URL_S3
 * @throws one sentence where the address, a credential or the package is missing
 */
export async function bucketStore(
  out: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<StudyStore> {
  const [, bucket, prefix, endpointOf] = BUCKET.exec(out) ?? [];
  if (bucket === undefined) {
    throw new Error(
      `"${out}" names no place in a bucket. Give an address such as s3://BUCKET/studies/first.`,
    );
  }
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = env;
  if (!accessKeyId || !secretAccessKey) {
    throw new Error("a bucket needs credentials. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.");
  }
  const region = env.AWS_REGION || env.AWS_DEFAULT_REGION || "us-east-1";
  const endpoint = endpointOf ?? (env.AWS_ENDPOINT_URL_S3 || env.AWS_ENDPOINT_URL);
  const root = endpoint
    ? `${endpoint.replace(/\/$/, "")}/${bucket}`
    : `https://${bucket}.s3.${region}.amazonaws.com`;
  if (!URL.canParse(root))
    throw new Error(`"${endpoint}" is no address of a store. Give one such as https://HOST:9000.`);
  const { AwsClient } = await openClient();
  const client = new AwsClient({
    ...{ accessKeyId, secretAccessKey, region },
    ...(env.AWS_SESSION_TOKEN && { sessionToken: env.AWS_SESSION_TOKEN }),
    ...{ service: "s3", retries: RETRIES },
  });
  const addressOf = (name: string): string =>
    [root, ...`${prefix}/${name}`.split("/").filter(Boolean).map(encodeURIComponent)].join("/");

  async function ask(name: string, body?: Uint8Array): Promise<Response> {
    const hash = createHash("sha256")
      .update(body ?? "")
      .digest("hex");
    const request = {
      method: body ? "PUT" : "GET",
      body: body ?? null,
      headers: { "X-Amz-Content-Sha256": hash },
    };
    const answer = await reached(() => client.fetch(addressOf(name), request as RequestInit));
    if (answer.ok || (answer.status === 404 && !body)) return answer;
    const [, code = ""] = /<Code>(\w+)<\/Code>/.exec(await answer.text()) ?? [];
    const what = body ? "written" : "read";
    throw new Error(
      `${name} of ${out} cannot be ${what}: the store answers ${answer.status} ${code}. Check address and credentials.`,
    );
  }

  async function reached(request: () => Promise<Response>, tries = 0): Promise<Response> {
    try {
      return await request();
    } catch (error) {
      const pause = MS_BEFORE_RETRY[tries];
      if (pause === undefined) throw new Error(`the store of ${out} cannot be reached: ${causeOf(error)}.`);
      await setTimeout(pause);
      return reached(request, tries + 1);
    }
  }

  return {
    async read(name) {
      const answer = await ask(name);
      // Without a bucket there is no study either, and nothing could be written.
      if (answer.status === 404) {
        if (/NoSuchBucket/.test(await answer.text()))
          throw new Error(`there is no bucket "${bucket}". Make it first.`);
        return null;
      }
      return new Uint8Array(await answer.arrayBuffer());
    },
    async write(name, bytes) {
      await ask(name, bytes);
    },
  };
}

/** `fetch` itself only says that it failed. */
const causeOf = (error: unknown): string => {
  const { cause, message } = error as Error;
  return cause instanceof Error ? cause.message || String((cause as NodeJS.ErrnoException).code) : message;
};

async function openClient() {
  try {
    return await import("aws4fetch");
  } catch {
    throw new Error("a bucket needs one more package. Install it with: npm install aws4fetch");
  }
}
