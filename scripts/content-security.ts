// The Content-Security-Policy of the built pages: nothing but our own files, and the official levels a visitor asks for.
import { createHash } from "node:crypto";
import type { Plugin } from "vite";

/** Where official levels come from (`src/share/official-archives.ts`, which checks their hashes). */
const OFFICIAL_LEVELS = "https://raw.githubusercontent.com";

const hashOf = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

const inlineOf = (html: string, tag: "script" | "style"): readonly string[] =>
  [...html.matchAll(new RegExp(`<${tag}>(.*?)</${tag}>`, "gs"))].map(([, text]) => hashOf(text));

/** Allows what is written in the page by its hash, as it is, and nothing by 'unsafe-…' but WebAssembly. */
export const policyFor = (html: string): string =>
  [
    "default-src 'none'",
    `script-src ${["'self'", "'wasm-unsafe-eval'", ...inlineOf(html, "script")].join(" ")}`,
    `style-src ${["'self'", ...inlineOf(html, "style")].join(" ")}`,
    // The second thread of a training is started from a text.
    "worker-src 'self' blob:",
    `connect-src 'self' blob: data: ${OFFICIAL_LEVELS}`,
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "font-src 'self' data:",
    "manifest-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");

/** In the page itself, because a static host sends no headers of ours. */
export const contentSecurity = (): Plugin => ({
  name: "content-security",
  apply: "build",
  transformIndexHtml: {
    order: "post",
    handler: (html) =>
      html.replace(
        /<meta charset="utf-8"[^>]*>/,
        (charset) =>
          `${charset}\n    <meta http-equiv="Content-Security-Policy" content="${policyFor(html)}" />`,
      ),
  },
});
