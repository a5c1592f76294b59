// What is shared by all pages, made once at the entry point and handed down.
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { WorkerClient } from "../workers/client.ts";
import type { LevelsApi } from "../workers/levels-api.ts";
import type { LevelLibrary } from "./library.ts";

export interface Services {
  readonly levelsWorker: WorkerClient<LevelsApi>;
  readonly library: LevelLibrary;
}

const ServicesContext = createContext<Services | null>(null);

export const ServicesProvider = ServicesContext.Provider;

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (!services) throw new Error("no services: render pages inside ServicesProvider");
  return services;
}
