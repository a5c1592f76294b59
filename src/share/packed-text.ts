// Text ⇄ few characters that stand in an address as they are: deflate, then base64 with - and _ (RFC 4648, section 5).
import { deflateSync } from "fflate";
import { inflate } from "./inflate.ts";

/** The same text gives the same characters. */
export const packText = (text: string): string =>
  btoa(
    Array.from(deflateSync(new TextEncoder().encode(text), { level: 9 }), (byte) =>
      String.fromCharCode(byte),
    ).join(""),
  )
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");

/** @param most bytes of the text
 *  @returns null where these are not the characters of such a text */
export function unpackText(packed: string, most: number): string | null {
  if (!/^[\w-]+$/.test(packed)) return null;
  try {
    const bytes = atob(packed.replaceAll("-", "+").replaceAll("_", "/"));
    const text = inflate(
      Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)),
      most,
    );
    return text && new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(text);
  } catch {
    return null;
  }
}
