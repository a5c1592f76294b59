// Entry point of an embedded view.
import { effect } from "@preact/signals";
import { render } from "preact";
import "../tokens.css";
import "../base.css";
import "../case.css";
import "../guide.css";
import "../time-bar.css";
import "./embed.css";
import { language, wantedLanguage } from "../words/language.ts";
import { speak } from "../words/words.ts";
import { EmbedModel } from "./model.ts";
import { EmbedView } from "./view.tsx";
import "../theme.ts";

const model = new EmbedModel();
effect(() => {
  document.documentElement.lang = language.value;
});
effect(() => {
  if (model.levelName.value) document.title = `${model.levelName.value} – SafeLife Web`;
});
addEventListener("hashchange", () => void model.open(location.hash));
void model.open(location.hash);
await speak(wantedLanguage());
render(<EmbedView model={model} />, document.querySelector("#app")!);
