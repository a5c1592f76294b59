// How deep YAML nests. Its parser goes down on the stack, which some lines of brackets would exhaust.
import { Lexer } from "yaml";

/** The schema's own depth is 9. Each level of indentation takes a line that is longer than the one above. */
export const MAX_DEPTH = 32;

/** Offset of the first bracket, or entry within one line, that is too deep; -1 if none is. */
export function tooDeepAt(text: string): number {
  let offset = 0;
  let brackets = 0;
  let entries = 0;
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme === "[" || lexeme === "{") brackets++;
    else if (lexeme === "]" || lexeme === "}") brackets--;
    else if (lexeme === "-" || lexeme === "?") entries++;
    else if (lexeme === "\n" || lexeme === "\r\n") entries = 0;
    if (brackets > MAX_DEPTH || entries > MAX_DEPTH) return offset;
    if (!MARKS.has(lexeme)) offset += lexeme.length;
  }
  return -1;
}

/** Tokens that stand for no text. */
const MARKS = new Set(["\u{2}", "\u{18}", "\u{1f}"]);
