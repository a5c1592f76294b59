// What two runs of the same tests say together.

/** As vitest reports them: tests in the order of their file.
 *  @typedef {{ fullName: string, status: string, failureMessages: string[] }} TestResult
 *  @typedef {{ name: string, status: string, message: string, assertionResults: TestResult[] }} TestFile */

/**
 * A test holds that has passed once: what depends on the clock of a busy machine then does. A file that fails in the second
 * run without a failed test has not even begun, and does not hold.
 * @param {readonly TestFile[]} first all files
 * @param {readonly TestFile[]} second those of them that were run once more
 * @returns {{ passed: number, failed: readonly string[] }} `failed` names what passed in neither run
 */
export function inOneOf(first, second) {
  const passed = new Set([...first, ...second].flatMap((file) => namesOf(file, "passed")));
  const all = new Set([...first, ...second].flatMap((file) => namesOf(file)));
  const broken = second.filter(
    (file) => file.status === "failed" && file.assertionResults.every(({ status }) => status !== "failed"),
  );
  const failed = [...[...all].filter((test) => !passed.has(test)), ...broken.map(({ name }) => name)];
  return { passed: passed.size, failed };
}

/**
 * Two tests of a file may have one name.
 * @param {TestFile} file
 * @param {string} [wanted] any if absent
 */
const namesOf = ({ name, assertionResults }, wanted) =>
  assertionResults.flatMap(({ fullName, status }, i) =>
    (wanted ?? status) === status ? [`${name} > ${i}: ${fullName}`] : [],
  );
