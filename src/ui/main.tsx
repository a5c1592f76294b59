// Entry point of the page: makes what is shared, then shows the app.
import { render } from "preact";
import { messageOf } from "../base/check.ts";
import { App } from "./app.tsx";
import { keepForOffline } from "./offline.ts";
import "./styles.css";
import { createServices, ServicesProvider } from "./services.ts";
import { wantedLanguage } from "./words/language.ts";
import { speak, words } from "./words/words.ts";

await speak(wantedLanguage());
const services = createServices();
services.runs.refresh().catch((error: unknown) => {
  services.training.problem.value = words.value.app.keepsNothing(messageOf(error));
});
services.shipped.refresh().catch((error: unknown) => {
  services.benchmark.problem.value = words.value.app.agentsMissing(messageOf(error));
});

render(
  <ServicesProvider value={services}>
    <App />
  </ServicesProvider>,
  document.querySelector("#app")!,
);

// What is served from source changes as one works on it.
if (import.meta.env.PROD) keepForOffline();
