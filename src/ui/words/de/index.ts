// The texts of the page in German.
import type { Words } from "../words.ts";
import { app } from "./app.ts";
import { benchmark } from "./benchmark.ts";
import { cells } from "./cells.ts";
import { classroom } from "./classroom.ts";
import { common } from "./common.ts";
import { edit } from "./edit.ts";
import { editPanels } from "./edit-panels.ts";
import { elsewhere, phrases } from "./elsewhere/index.ts";
import { embed } from "./embed.ts";
import { guide } from "./guide.ts";
import { home } from "./home.tsx";
import { instruct } from "./instruct.ts";
import { leaderboard } from "./leaderboard.ts";
import { learn } from "./learn.ts";
import { levels } from "./levels.ts";
import { movie } from "./movie.ts";
import { parameters } from "./parameters.ts";
import { pattern } from "./pattern.ts";
import { play } from "./play.tsx";
import { score } from "./score.ts";
import { sets } from "./sets.ts";
import { studies } from "./studies.ts";
import { time } from "./time.ts";
import { train } from "./train.ts";
import { whatif } from "./whatif.tsx";

export const de: Words = {
  common,
  app,
  guide,
  home,
  classroom,
  cells,
  sets,
  pattern,
  play,
  edit,
  editPanels,
  levels,
  parameters,
  train,
  benchmark,
  studies,
  time,
  score,
  elsewhere,
  phrases,
  embed,
  instruct,
  leaderboard,
  movie,
  learn,
  whatif,
};
