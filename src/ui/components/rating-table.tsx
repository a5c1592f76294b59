// Ratings from duels, with their intervals.
import type { Rating } from "../../base/ratings.ts";
import { count } from "../format.ts";
import { words } from "../words/words.ts";

export interface RatingTableProps {
  readonly ratings: readonly Rating[];
  readonly titleOf: (name: string) => string;
}

const WIDTH = 200;

export function RatingTable({ ratings, titleOf }: RatingTableProps) {
  const w = words.value.instruct.duels;
  const ends = ratings.flatMap(({ rating, margin }) => [rating - margin, rating + margin]);
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const x = (value: number) => 4 + ((value - least) / Math.max(1, most - least)) * (WIDTH - 8);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section class="table-scroll" tabIndex={0} aria-label={w.table}>
      <table>
        <thead>
          <tr>
            <th scope="col">{w.name}</th>
            <th scope="col" class="number">
              {w.rating}
            </th>
            <th scope="col" class="number">
              {w.duels}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {ratings.map(({ name, rating, margin, duels }) => (
            <tr key={name}>
              <th scope="row">{titleOf(name)}</th>
              <td class="number">
                {count(rating)} ± {count(margin)}
              </td>
              <td class="number">{count(duels)}</td>
              <td>
                <svg class="rating-mark" width={WIDTH} height="12" aria-hidden="true">
                  <path d={`M${x(rating - margin)} 6H${x(rating + margin)}`} />
                  <circle cx={x(rating)} cy="6" r="4" />
                </svg>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
