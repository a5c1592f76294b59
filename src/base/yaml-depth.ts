// How deep YAML nests. Its parser goes down on the stack, which some lines of brackets would exhaust.

/** The deepest file of ours has 9. Each level of indentation takes a line that is longer than the one above. */
const MAX_DEPTH = 32;

export const TOO_DEEP = `more than ${MAX_DEPTH} brackets or entries are open at once. Close some.`;

export interface Place {
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

/** The first bracket, or entry within one line, that is too deep; null if none is.
 *  @param lexemes what the `Lexer` of package yaml makes of the text */
export function tooDeepAt(text: string, lexemes: Iterable<string>): Place | null {
  let offset = 0;
  let brackets = 0;
  let entries = 0;
  for (const lexeme of lexemes) {
    if (lexeme === "[" || lexeme === "{") brackets++;
    else if (lexeme === "]" || lexeme === "}") brackets--;
    else if (lexeme === "-" || lexeme === "?") entries++;
    else if (lexeme === "\n" || lexeme === "\r\n") entries = 0;
    if (brackets > MAX_DEPTH || entries > MAX_DEPTH) return placeAt(text, offset);
    if (!MARKS.has(lexeme)) offset += lexeme.length;
  }
  return null;
}

/** Tokens that stand for no text. */
const MARKS = new Set(["\u{2}", "\u{18}", "\u{1f}"]);

function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: before[before.length - 1].length + 1 };
}
