// Plain data ⇄ the part of an address after #, with a sum that tells when letters were lost: JSON, deflated
// (docs/formats.md).
import { excerpt } from "../base/check.ts";
import { crc32c } from "../base/crc32c.ts";
import { packText, unpackText } from "./packed-text.ts";
import { MOST_LINK_CHARACTERS } from "./replay-link.ts";

/** What such links are about. */
export interface LinkKind {
  /** Before the version, without the =. */
  readonly mark: string;
  /** For sentences: "task". */
  readonly holds: string;
}

export interface Sealed {
  /** As JSON gives it: nobody has looked at it yet. */
  readonly content: unknown;
  /** CRC-32C of the JSON: tells one content from another. */
  readonly sum: number;
}

const VERSION = "1";
/** Of the JSON. */
const MOST_BYTES = 2 ** 15;
const SUM_DIGITS = 8;

/** Whether a hash or an address wants to be of that kind, sound or not. */
export const looksLikeLink = ({ mark }: LinkKind, text: string): boolean =>
  new RegExp(`(^|#)${mark}=`).test(text);

/** The same content gives the same text. Null where it would be too long. */
export function formatSealedLink({ mark }: LinkKind, content: object): string | null {
  const json = JSON.stringify(content);
  if (new TextEncoder().encode(json).length > MOST_BYTES) return null;
  const text = `${mark}=${VERSION}.${digitsOf(sumOf(json))}${packText(json)}`;
  return text.length <= MOST_LINK_CHARACTERS ? text : null;
}

/** @param text the part after #, or a whole address
 *  @throws one sentence or two where it is none, of a later version, or damaged */
export function parseSealedLink({ mark, holds }: LinkKind, text: string): Sealed {
  const code = text.slice(text.indexOf("#") + 1).trim();
  const [, version, body] = new RegExp(`^${mark}=([^.]{0,8})\\.(.*)$`, "s").exec(code) ?? [];
  if (version === undefined) {
    throw new Error(
      `This is no link to a ${holds}: ${excerpt(code)}. Such a link holds #${mark}=${VERSION}. and letters.`,
    );
  }
  if (version !== VERSION) {
    throw new Error(
      `This link has version ${excerpt(version)}; this program reads version ${VERSION}. Update the program, or reload the page.`,
    );
  }
  const json = code.length <= MOST_LINK_CHARACTERS ? unpackText(body.slice(SUM_DIGITS), MOST_BYTES) : null;
  const sum = json === null ? 0 : sumOf(json);
  if (json === null || digitsOf(sum) !== body.slice(0, SUM_DIGITS)) {
    throw new Error("The link is damaged: letters are missing or changed. Copy it again, whole.");
  }
  try {
    return { content: JSON.parse(json), sum };
  } catch {
    throw foreignLink(holds);
  }
}

/** What is whole, but not what a link of that kind holds. */
export const foreignLink = (holds: string): Error =>
  new Error(`The link holds no ${holds}, though it is whole. Whoever made it used another program.`);

const digitsOf = (sum: number): string => sum.toString(16).padStart(SUM_DIGITS, "0");

const sumOf = (text: string): number => crc32c(new TextEncoder().encode(text));
