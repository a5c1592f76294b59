// Text ⇄ few characters that stand in an address as they are: deflate, then base64 with - and _ (RFC 4648, section 5).
import { deflateSync } from "fflate";
import { fromBase64Url, toBase64Url } from "../base/base64.ts";
import { inflate } from "./inflate.ts";

/** The same text gives the same characters. */
export const packText = (text: string): string =>
  toBase64Url(deflateSync(new TextEncoder().encode(text), { level: 9 }));

/** @param most bytes of the text
 *  @returns null where these are not the characters of such a text */
export function unpackText(packed: string, most: number): string | null {
  const bytes = fromBase64Url(packed);
  if (bytes === null || bytes.length === 0) return null;
  try {
    const text = inflate(bytes, most);
    return text && new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(text);
  } catch {
    return null;
  }
}
