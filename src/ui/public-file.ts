// Files that the page serves as they are: their names say nothing of their content.

/** By path in the public folder, as in the attribute `integrity`; empty where the page is served from source. */
declare const PUBLIC_SUMS: Readonly<Record<string, string>>;

/** Exactly the file that this page was built with: where the host has a newer one by now, the fetch fails.
 *  @param file such as "agents/index.json" */
export function fetchPublic(file: string): Promise<Response> {
  const address = `${import.meta.env.BASE_URL}${file}`;
  const integrity = PUBLIC_SUMS[file];
  if (integrity === undefined) return fetch(address);
  return fetch(`${address}?${encodeURIComponent(integrity)}`, { integrity });
}
