// What is shared by all pages, made once at the entry point and handed down.
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { WorkerClient } from "../workers/client.ts";
import type { JudgeApi } from "../workers/judge-api.ts";
import type { LevelsApi } from "../workers/levels-api.ts";
import { openGeneratorWorker, openJudgeWorker, openLevelsWorker } from "../workers/open.ts";
import { BenchmarkModel } from "./benchmark/model.ts";
import { DraftStore } from "./edit/drafts.ts";
import { EditModel } from "./edit/model.ts";
import { HomeModel } from "./home/model.ts";
import type { BoardInstructModel } from "./instruct/board/model.ts";
import type { InstructModel } from "./instruct/model.ts";
import { LessonProgress } from "./lessons/progress.ts";
import { LevelMaker } from "./levels/maker.ts";
import type { LevelsModel } from "./levels/model.ts";
import { SeriesMaking } from "./levels/series-making.ts";
import { LevelLibrary } from "./library.ts";
import { askForPlace } from "./pattern-question.ts";
import { PlayModel } from "./play/model.ts";
import { RunStore } from "./runs.ts";
import { ShippedAgents } from "./shipped-agents.ts";
import { StudiesModel } from "./studies/model.ts";
import { TrainModel } from "./train/model.ts";
import { WhatIfModel } from "./whatif/model.ts";

export interface Services {
  readonly levelsWorker: WorkerClient<LevelsApi>;
  readonly judgeWorker: WorkerClient<JudgeApi>;
  readonly library: LevelLibrary;
  readonly runs: RunStore;
  readonly shipped: ShippedAgents;
  /** These go on, or wait, while their page is not shown. */
  readonly home: HomeModel;
  readonly play: PlayModel;
  readonly training: TrainModel;
  readonly benchmark: BenchmarkModel;
  readonly edit: EditModel;
  readonly studies: StudiesModel;
  readonly whatIf: WhatIfModel;
  readonly lessons: LessonProgress;
  /** Made by their pages when they are first shown: the first view need not wait for their code. */
  readonly levels: { current: LevelsModel | null };
  readonly instruct: { current: InstructModel | null };
  readonly instructBoard: { current: BoardInstructModel | null };
}

export function createServices(): Services {
  const levelsWorker = openLevelsWorker();
  const library = new LevelLibrary(
    levelsWorker,
    new SeriesMaking(new LevelMaker(openGeneratorWorker)),
    askForPlace,
  );
  const runs = new RunStore();
  const shipped = new ShippedAgents();
  const judgeWorker = openJudgeWorker();
  const play = new PlayModel({ library, judgeWorker });
  const training = new TrainModel({ library, runs, shipped, judgeWorker });
  const benchmark = new BenchmarkModel({ library, runs, shipped });
  const edit = new EditModel({ library }, new DraftStore());
  const studies = new StudiesModel({ library });
  const whatIf = new WhatIfModel({ library, judgeWorker, play });
  return {
    levelsWorker,
    judgeWorker,
    library,
    runs,
    shipped,
    home: new HomeModel(),
    play,
    training,
    benchmark,
    edit,
    studies,
    whatIf,
    lessons: new LessonProgress(),
    levels: { current: null },
    instruct: { current: null },
    instructBoard: { current: null },
  };
}

const ServicesContext = createContext<Services | null>(null);

export const ServicesProvider = ServicesContext.Provider;

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (!services) throw new Error("no services: render pages inside ServicesProvider");
  return services;
}
