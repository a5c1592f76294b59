// The state of a page lives behind the # of its address: `#/play/SET/LEVEL`, `#/train?seed=3`; a replay is `#r=2.…`,
// a task of a class `#c=1.…`, a result of one `#h=1.…`.
import { effect, signal } from "@preact/signals";
import * as v from "valibot";
import { looksLikeClassLink } from "../share/class-link.ts";
import { looksLikeReplayLink } from "../share/replay-link.ts";
import { looksLikeResultLink } from "../share/result-link.ts";
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
  /** The page that was asked for, where there is none of that name. */
  readonly unknown?: string;
}

/** An unknown or broken address leads to the first page. */
export function parseRoute(hash: string): Route {
  const linked = LINKS.find(({ isLink }) => isLink(hash));
  if (linked) return { page: linked.page, path: [], query: replayQuery(hash) };
  const [path, query = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  const parts = path.split("/").filter(Boolean).map(decode);
  const page = v.safeParse(Page, parts[0]);
  if (!page.success) {
    return { page: "home", path: [], query: {}, ...(parts[0] !== undefined && { unknown: parts[0] }) };
  }
  return { page: page.output, path: parts.slice(1), query: Object.fromEntries(new URLSearchParams(query)) };
}

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
  route.value = parseRoute(location.hash);
}
