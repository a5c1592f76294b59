// What is alike in teaching an agent on a board and one that speaks, and the ways to where people are asked.
import { formatRoute } from "../../route.ts";
import { words } from "../../words/words.ts";

const ROWS = ["written", "wanted", "asked", "honest"] as const;
const WORLDS = ["board", "language"] as const;

export function Parallel() {
  const w = words.value.learn.parallel;
  return (
    <>
      <div class="panel table-scroll">
        <table class="lesson-table">
          <thead>
            <tr>
              <td />
              {WORLDS.map((world) => (
                <th key={world} scope="col">
                  {w[world]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ROWS.map((row) => (
              <tr key={row}>
                <th scope="row">{w.rows[row].title}</th>
                {WORLDS.map((world) => (
                  <td key={world}>{w.rows[row][world]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div class="row">
        {WORLDS.map((world) => (
          <a
            key={world}
            class="key main"
            href={formatRoute({ page: "instruct", path: world === "board" ? ["board"] : [] })}
          >
            {w.go[world]}
          </a>
        ))}
      </div>
    </>
  );
}
