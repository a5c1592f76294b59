// What models answer to the same prompts, side by side.
import { words } from "../../words/words.ts";

export interface SampleTableProps {
  readonly columns: readonly string[];
  /** The prompt, then an answer for each column. */
  readonly rows: readonly (readonly string[])[];
}

export const SampleTable = ({ columns, rows }: SampleTableProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
  <section class="table-scroll" tabIndex={0} aria-label={columns.join(", ")}>
    <table class="sample-table">
      <thead>
        <tr>
          {[words.value.instruct.prompt, ...columns].map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([prompt, ...texts]) => (
          <tr key={prompt}>
            <th scope="row">{prompt}</th>
            {texts.map((text, i) => (
              <td key={columns[i]}>{text}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);
