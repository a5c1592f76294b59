// A store that speaks S3, as far as studies use it: GET and PUT of whole files, with signatures that it checks itself.
// Source: AWS, "Signature Calculations for the Authorization Header" (Signature Version 4).
import { createHash, createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export const CREDENTIALS = {
  AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE",
  AWS_SECRET_ACCESS_KEY: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
  AWS_REGION: "us-east-1",
};

export interface OwnBucket {
  /** For a study: the bucket with a prefix, and where its store is. */
  address(prefix: string): string;
  /** By key, as a client named them before they were encoded. */
  readonly files: Map<string, Buffer>;
  /** Connections are broken off while it is. */
  isAway: boolean;
  close(): Promise<void>;
}

const sha256 = (bytes: string | Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const hmac = (key: string | Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();

export interface SignedRequest {
  readonly method: string;
  /** As it was sent: "/bucket/a%20key?list" */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** @param secret of whoever signed @returns the signature that the request must carry */
export function signatureOf({ method, target, headers }: SignedRequest, secret: string): string {
  const { authorization = "" } = headers;
  const [, scope = "", signed = ""] =
    /Credential=[^/]+\/([^,]+), ?SignedHeaders=([^,]+)/.exec(authorization) ?? [];
  const [path, query = ""] = target.split("?");
  const canonical = [
    method,
    // Each octet that is not unreserved is a % and two digits, in capitals.
    decodeURIComponent(path)
      .split("/")
      .map((part) =>
        encodeURIComponent(part).replace(
          /[!'()*]/g,
          (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
        ),
      )
      .join("/"),
    query,
    ...signed.split(";").map((name) => `${name}:${headers[name]?.trim()}`),
    "",
    signed,
    headers["x-amz-content-sha256"],
  ].join("\n");
  const text = ["AWS4-HMAC-SHA256", headers["x-amz-date"], scope, sha256(canonical)].join("\n");
  const key = scope.split("/").reduce<string | Buffer>(hmac, `AWS4${secret}`);
  return hmac(key, text).toString("hex");
}

export async function startBucket(): Promise<OwnBucket> {
  const files = new Map<string, Buffer>();
  const own = { isAway: false };

  async function answer(request: IncomingMessage, response: ServerResponse) {
    if (own.isAway) return void request.socket.destroy();
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const { method = "", url: target = "" } = request;
    const headers = request.headers as Record<string, string>;
    const refuse = (status: number, code: string) =>
      response.writeHead(status).end(`<?xml version="1.0"?><Error><Code>${code}</Code></Error>`);
    const signature = /Signature=(\w+)/.exec(headers.authorization ?? "")?.[1];
    if (signature !== signatureOf({ method, target, headers }, CREDENTIALS.AWS_SECRET_ACCESS_KEY)) {
      return refuse(403, "SignatureDoesNotMatch");
    }
    if (headers["x-amz-content-sha256"] !== sha256(body)) return refuse(400, "XAmzContentSHA256Mismatch");
    const [, bucket, ...parts] = target.split("/").map(decodeURIComponent);
    if (bucket !== "studies") return refuse(404, "NoSuchBucket");
    const key = parts.join("/");
    if (method === "PUT") {
      files.set(key, body);
      return response.end();
    }
    const file = files.get(key);
    return file ? response.end(file) : refuse(404, "NoSuchKey");
  }

  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(own, {
    files,
    address: (prefix: string) => `s3://studies/${prefix}?endpoint=${endpoint}`,
    async close() {
      server.close();
      server.closeAllConnections();
    },
  });
}
