// The submissions behind the rows of the leaderboard, each fetched when somebody asks.
import type { LeaderboardRow } from "../../share/leaderboard.ts";
import { readSubmission } from "../../share/submission.ts";

const FOLDER = "../../../leaderboard/";
const ADDRESSES = import.meta.glob<string>("../../../leaderboard/*/*.json", {
  query: "?url",
  import: "default",
});

/** Links to its episodes, in the order of the levels. @throws Error if they cannot be had */
export async function episodesOf({ file }: LeaderboardRow): Promise<readonly string[]> {
  const response = await fetch(await ADDRESSES[FOLDER + file]());
  return readSubmission(await response.text(), file).episodes;
}
