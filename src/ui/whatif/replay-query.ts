// What an address says of a replay.

/** "#r=2.CODE&with=2.CODE&step=12": the link itself, another one beside it, and what else is said of the page. */
export function replayQuery(hash: string): Readonly<Record<string, string>> {
  const [link, ...others] = hash.replace(/^#/, "").split("&");
  const query = Object.fromEntries(new URLSearchParams(others.join("&")));
  return { ...query, link, ...(query.with !== undefined && { with: `r=${query.with}` }) };
}
