// Edit: a level is drawn, tried and sent on.
import { untracked, useSignalEffect } from "@preact/signals";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { AgentsPanel } from "../components/agents-panel.tsx";
import { BrushPanel } from "../components/brush-panel.tsx";
import { CheckList } from "../components/check-list.tsx";
import { EDIT_GUIDE } from "../components/edit-guide.tsx";
import { EditScreen } from "../components/edit-screen.tsx";
import { EditBar, RunBar, ToolOptions, ToolRail } from "../components/edit-tools.tsx";
import { DropAnywhere } from "../components/file-key.tsx";
import { FilesPanel } from "../components/files-panel.tsx";
import { LevelPanel } from "../components/level-panel.tsx";
import { Notice } from "../components/notice.tsx";
import { Said } from "../components/said.tsx";
import { StampPanel } from "../components/stamp-panel.tsx";
import { bindKeys } from "../edit/keys.ts";
import type { EditModel } from "../edit/model.ts";
import { useGuide } from "../guide.ts";
import { returnKeysTo } from "../keyboard.ts";
import { route } from "../route.ts";
import { useServices } from "../services.ts";
import { translated, words } from "../words/words.ts";

export function EditPage() {
  const { edit: model } = useServices();
  const w = words.value.edit;
  const page = useRef<HTMLElement>(null);
  useGuide(EDIT_GUIDE);
  useEffect(() => returnKeysTo(page.current!.querySelector<HTMLElement>(".edit-screen")!), []);
  useEffect(() => bindKeys(model), [model]);
  useEffect(() => () => model.leave(), [model]);
  useSignalEffect(() => {
    const to = route.value;
    if (to.page === "edit") untracked(() => void model.opener.follow(to));
  });
  const dropFile = useMemo(() => (file: File) => void model.dropFile(file), [model]);
  return (
    <main ref={page} class="edit">
      <h1 class="visually-hidden">{w.title(translated(model.document.level.value.name))}</h1>
      <ToolRail model={model} />
      <div class="edit-desk">
        <EditBar model={model} />
        <EditScreen model={model} />
        <RunBar model={model} />
        <div class="small edit-words">
          <Said text={model.said.value} class="said" />
          <p class="soft reading" aria-hidden="true">
            {model.underPointer.value}
          </p>
        </div>
      </div>
      <Side model={model} />
      <DropAnywhere hint={w.openHint} onFile={dropFile} />
    </main>
  );
}

const PANELS = [
  ["cells", BrushPanel],
  ["stamps", StampPanel],
  ["level", LevelPanel],
  ["agents", AgentsPanel],
  ["file", FilesPanel],
] as const;

function Side({ model }: { readonly model: EditModel }) {
  const { edit: w, editPanels } = words.value;
  const [open, setOpen] = useState<(typeof PANELS)[number][0]>("cells");
  const Panel = PANELS.find(([name]) => name === open)![1];
  return (
    <div class="edit-side">
      {model.problem.value && (
        <Notice message={model.problem.value} onDismiss={() => model.dismissProblem()} />
      )}
      <ToolOptions model={model} />
      <section class="panel edit-panel" aria-label={w.panels[open]}>
        <fieldset class="edit-tabs">
          <legend class="visually-hidden">{w.whatIsShown}</legend>
          {PANELS.map(([name]) => (
            <button
              key={name}
              type="button"
              class="key"
              aria-pressed={name === open}
              onClick={() => setOpen(name)}
            >
              {w.panels[name]}
            </button>
          ))}
        </fieldset>
        <div class="edit-drawer">
          <Panel model={model} />
        </div>
      </section>
      <section class="panel edit-checks" aria-label={editPanels.checks}>
        <CheckList model={model} />
      </section>
    </div>
  );
}
