// Entry point of the page: makes what is shared, then shows the app.
import { render } from "preact";
import { messageOf } from "../base/check.ts";
import { App } from "./app.tsx";
import { keepForOffline } from "./offline.ts";
import "./styles.css";
import { createServices, ServicesProvider } from "./services.ts";

const services = createServices();
services.runs.refresh().catch((error: unknown) => {
  services.training.problem.value = `This browser keeps nothing for this page: ${messageOf(error)}. Download agents before you leave.`;
});
services.shipped.refresh().catch((error: unknown) => {
  services.benchmark.problem.value = `The agents that come with the page are missing: ${messageOf(error)}`;
});

render(
  <ServicesProvider value={services}>
    <App />
  </ServicesProvider>,
  document.querySelector("#app")!,
);

// What is served from source changes as one works on it.
if (import.meta.env.PROD) keepForOffline();
