// The part of Python's literal syntax that .npy headers use.

export type PythonValue =
  | string
  | number
  | boolean
  | null
  | readonly PythonValue[]
  | { readonly [key: string]: PythonValue };

const TOKEN = /\s*(?:('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(-?\d+)L?|(True|False|None)\b|([{}[\](),:]))/y;
const MAX_DEPTH = 8;

/** Reads dicts, lists, tuples (both become arrays), strings, whole numbers, True, False and None. */
export function parsePythonLiteral(text: string, where: string): PythonValue {
  let position = 0;

  function fail(): never {
    throw new Error(
      `${where}: the array's header cannot be read at character ${position}. Save it with numpy.savez.`,
    );
  }

  /** The next token, without its value being used up when `peek`ed. */
  function scan() {
    TOKEN.lastIndex = position;
    const match = TOKEN.exec(text);
    if (!match) fail();
    const [, string, number, word, sign] = match;
    return { string, number, word, sign, end: TOKEN.lastIndex };
  }

  function accept(sign: string): boolean {
    const token = scan();
    if (token.sign !== sign) return false;
    position = token.end;
    return true;
  }

  function list(close: string, depth: number): PythonValue[] {
    const items: PythonValue[] = [];
    while (!accept(close)) {
      items.push(value(depth));
      if (!accept(",")) {
        if (!accept(close)) fail();
        break;
      }
    }
    return items;
  }

  function dict(depth: number): { [key: string]: PythonValue } {
    const entries: [string, PythonValue][] = [];
    while (!accept("}")) {
      const key = value(depth);
      if (typeof key !== "string" || !accept(":")) fail();
      entries.push([key, value(depth)]);
      if (!accept(",")) {
        if (!accept("}")) fail();
        break;
      }
    }
    return Object.fromEntries(entries);
  }

  function value(depth: number): PythonValue {
    const token = scan();
    position = token.end;
    if (token.string !== undefined) return token.string.slice(1, -1).replace(/\\(.)/g, "$1");
    if (token.number !== undefined) return Number(token.number);
    if (token.word !== undefined) return token.word === "None" ? null : token.word === "True";
    if (depth >= MAX_DEPTH) fail();
    switch (token.sign) {
      case "{":
        return dict(depth + 1);
      case "[":
        return list("]", depth + 1);
      case "(":
        return list(")", depth + 1);
      default:
        return fail();
    }
  }

  const result = value(0);
  if (text.slice(position).trim() !== "") fail();
  return result;
}
