// The state of a page lives behind the # of its address: `#/play/SET/LEVEL`, `#/train?seed=3`; a replay is `#r=2.…`,
// a task of a class `#c=1.…`, a result of one `#h=1.…`.
import { effect, signal } from "@preact/signals";
import * as v from "valibot";
import { looksLikeClassLink } from "../share/class-link.ts";
import { looksLikeReplayLink } from "../share/replay-link.ts";
import { looksLikeResultLink } from "../share/result-link.ts";
import { BOARD_STEPS, LANGUAGE_STEPS } from "./instruct/steps.ts";
import { replayQuery } from "./whatif/replay-query.ts";

const Page = v.picklist([
  "home",
  "play",
  "levels",
  "edit",
  "train",
  "benchmark",
  "studies",
  "instruct",
  "learn",
  "whatif",
  "class",
  "task",
]);
export type Page = v.InferOutput<typeof Page>;

export interface Route {
  readonly page: Page;
  /** The parts after the page, decoded. */
  readonly path: readonly string[];
  readonly query: Readonly<Record<string, string>>;
  /** The page that was asked for, where there is none of that name, or what of a page there is not. */
  readonly unknown?: string;
}

/** An unknown or broken address leads to the first page, one with parts too many to the page without them. */
export function parseRoute(hash: string): Route {
  const linked = LINKS.find(({ isLink }) => isLink(hash));
  if (linked) return { page: linked.page, path: [], query: replayQuery(hash) };
  const [path, query = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  const parts = path.split("/").filter(Boolean).map(decode);
  const page = v.safeParse(Page, parts[0] ?? "home");
  if (!page.success) return { page: "home", path: [], query: {}, unknown: parts[0] };
  const known = PARTS[page.output];
  const most = 1 + (typeof known === "number" ? known : known(parts.slice(1)));
  const unknown = parts.slice(most).join("/");
  return {
    page: page.output,
    path: parts.slice(1, most),
    query: Object.fromEntries(new URLSearchParams(query)),
    ...(unknown !== "" && { unknown }),
  };
}

const isOneOf = (steps: readonly string[], asked = ""): boolean => steps.includes(asked);

/** How many parts after it the address of a page has at most; which levels or lessons there are is for the page to
 *  know. */
const PARTS: Readonly<Record<Page, number | ((path: readonly string[]) => number)>> = {
  home: 0,
  play: 2,
  levels: 1,
  edit: 2,
  train: 0,
  benchmark: 0,
  studies: 1,
  instruct: ([first, second]) =>
    first === "board" ? (isOneOf(BOARD_STEPS, second) ? 2 : 1) : isOneOf(LANGUAGE_STEPS, first) ? 1 : 0,
  learn: 1,
  whatif: 0,
  class: 0,
  task: 0,
};

/** Links that are addresses, and the pages that open them. */
const LINKS = [
  { page: "whatif", isLink: looksLikeReplayLink },
  { page: "task", isLink: looksLikeClassLink },
  { page: "class", isLink: looksLikeResultLink },
] as const;

/** The hash that `parseRoute` reads back. */
export function formatRoute({ page, path = [], query = {} }: Partial<Route> & { page: Page }): string {
  const search = new URLSearchParams(query).toString();
  return `#/${[page, ...path].map(encodeURIComponent).join("/")}${search ? `?${search}` : ""}`;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export const route = signal<Route>(parseRoute(location.hash));

addEventListener("hashchange", () => {
  route.value = parseRoute(location.hash);
});

const visited = new Map<Page, Route>();
effect(() => void visited.set(route.value.page, route.value));

/** The address of a page as it was last seen. */
export const addressOf = (page: Page): string => formatRoute(visited.get(page) ?? { page });

/** Without what it says of one page. */
export const pageAddress = (): string => location.href.replace(/#.*$/s, "");

/** Goes to another address, as a link would. */
export function go(to: Partial<Route> & { page: Page }): void {
  location.hash = formatRoute(to);
}

/** Notes a choice in the address without a new entry in the history. */
export function note(to: Partial<Route> & { page: Page }): void {
  const hash = formatRoute(to);
  if (hash === location.hash) return;
  history.replaceState(null, "", hash);
  // What was asked for and is not there was asked for by a person.
  const { unknown } = route.peek();
  route.value = { ...parseRoute(hash), ...(unknown !== undefined && { unknown }) };
}

/** The person knows now. */
export function forgetUnknown(): void {
  const { unknown: _, ...known } = route.peek();
  history.replaceState(null, "", formatRoute(known));
  route.value = known;
}
