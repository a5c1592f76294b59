// What a program can say against a view.
import { run } from "axe-core";

const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];

/** What is wrong and where, in a line each. */
export async function violations(root: HTMLElement): Promise<readonly string[]> {
  const { violations: found } = await run(root, {
    runOnly: STANDARDS,
    resultTypes: ["violations"],
  });
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  );
}
