// Entry point of the page: makes what is shared, then shows the app.
import { render } from "preact";
import { openLevelsWorker } from "../workers/open.ts";
import { App } from "./app.tsx";
import "./tokens.css";
import "./base.css";
import "./case.css";
import "./play.css";
import { LevelLibrary } from "./library.ts";
import { ServicesProvider } from "./services.ts";

const levelsWorker = openLevelsWorker();
const services = { levelsWorker, library: new LevelLibrary(levelsWorker) };

render(
  <ServicesProvider value={services}>
    <App />
  </ServicesProvider>,
  document.querySelector("#app")!,
);
