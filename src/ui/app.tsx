// The case around the pages: name, pages, language, light.
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { excerpt } from "../base/check.ts";
import { DoneNote } from "./components/done-note.tsx";
import { GuideKey, GuideSheet } from "./components/guide-sheet.tsx";
import { LanguageSwitch } from "./components/language-switch.tsx";
import { lazyPage } from "./components/lazy-page.tsx";
import { MakingNote } from "./components/making-note.tsx";
import { NewerNote } from "./components/newer-note.tsx";
import { Notice } from "./components/notice.tsx";
import { PatternQuestion } from "./components/pattern-question.tsx";
import { SlidesSwitch } from "./components/slides-switch.tsx";
import { SlowerNote } from "./components/slower-note.tsx";
import { UnkeptNote } from "./components/unkept-note.tsx";
import { HomePage } from "./pages/home.tsx";
import { askedPattern } from "./pattern-question.ts";
import { addressOf, forgetUnknown, type Page, route } from "./route.ts";
import { useServices } from "./services.ts";
import { switchTheme, theme } from "./theme.ts";
import { language } from "./words/language.ts";
import { words } from "./words/words.ts";

interface PageEntry {
  readonly page: Page;
  readonly content: ComponentType;
}

const PAGES: readonly PageEntry[] = [
  { page: "home", content: HomePage },
  {
    page: "play",
    content: lazyPage(async () => (await import("./pages/play.tsx")).PlayPage),
  },
  {
    page: "levels",
    content: lazyPage(async () => (await import("./pages/levels.tsx")).LevelsPage),
  },
  {
    page: "edit",
    content: lazyPage(async () => (await import("./pages/edit.tsx")).EditPage),
  },
  {
    page: "train",
    content: lazyPage(async () => (await import("./pages/train.tsx")).TrainPage),
  },
  {
    page: "benchmark",
    content: lazyPage(async () => (await import("./pages/benchmark.tsx")).BenchmarkPage),
  },
  {
    page: "studies",
    content: lazyPage(async () => (await import("./pages/studies.tsx")).StudiesPage),
  },
  {
    page: "instruct",
    content: lazyPage(async () => (await import("./pages/instruct.tsx")).InstructPage),
  },
  {
    page: "learn",
    content: lazyPage(async () => (await import("./pages/learn.tsx")).LearnPage),
  },
];

/** Pages that one comes to from others. */
const INNER_PAGES: readonly PageEntry[] = [
  {
    page: "whatif",
    content: lazyPage(async () => (await import("./pages/whatif.tsx")).WhatIfPage),
  },
  {
    page: "class",
    content: lazyPage(async () => (await import("./pages/class.tsx")).ClassPage),
  },
  {
    page: "task",
    content: lazyPage(async () => (await import("./pages/task.tsx")).TaskPage),
  },
];

export function App() {
  const { library, training } = useServices();
  const { page } = route.value;
  const asked = askedPattern.value;
  const { content: Content } = [...PAGES, ...INNER_PAGES].find((entry) => entry.page === page) ?? PAGES[0];
  const { app: w } = words.value;
  useEffect(() => {
    document.querySelector("nav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [page]);
  useEffect(() => {
    document.documentElement.lang = language.value;
  }, [language.value]);
  return (
    <>
      <header class="case-top">
        <a class="brand" href={addressOf("home")} aria-label={w.firstPage}>
          <Mark />
          <span class="brand-name">SafeLife Web</span>
        </a>
        <nav aria-label={w.pagesLabel}>
          {PAGES.map((entry) => (
            <a
              key={entry.page}
              href={addressOf(entry.page)}
              aria-current={entry.page === page ? "page" : undefined}
            >
              {w.pages[entry.page]}
            </a>
          ))}
        </nav>
        <SlidesSwitch />
        <GuideKey />
        <LanguageSwitch />
        <button
          type="button"
          class="key case-key light-key"
          aria-label={theme.value === "dark" ? w.useLight : w.useDark}
          onClick={switchTheme}
        >
          <svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true">
            <circle cx="12" cy="12" r="8" fill="none" stroke="currentColor" stroke-width="2" />
            <path
              d={theme.value === "dark" ? "M12 4a8 8 0 0 0 0 16z" : "M12 4a8 8 0 0 1 0 16z"}
              fill="currentColor"
            />
          </svg>
        </button>
      </header>
      <UnknownPart />
      <Content />
      <TabTitle page={w.pages[page]} />
      <GuideSheet />
      <div class="case-notes">
        <DoneNote done={training.done} />
        <NewerNote />
        <UnkeptNote />
        <SlowerNote />
      </div>
      <MakingNote sets={library.making.sets.value} />
      {asked && <PatternQuestion key={asked.fileName} {...asked} />}
    </>
  );
}

/** What of an address a page does not have; the first page says itself which page there is not. */
function UnknownPart() {
  const { page, unknown } = route.value;
  if (unknown === undefined || page === "home") return null;
  const { app: w } = words.value;
  return (
    <div class="case-unknown">
      <Notice message={w.unknownPart(excerpt(unknown), w.pages[page])} onDismiss={forgetUnknown} />
    </div>
  );
}

/** Drawn by itself: it follows a training. */
function TabTitle({ page }: { readonly page: string }) {
  const { headline } = useServices().training;
  const title = [headline.value, page, "SafeLife Web"].filter(Boolean).join(" – ");
  useEffect(() => {
    document.title = title;
  }, [title]);
  return null;
}

/** A glider, one of its cells ringed as under a lens. */
const Mark = () => (
  <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
    <g fill="currentColor">
      <circle cx="16" cy="6" r="4" />
      <circle cx="26" cy="16" r="4" />
      <circle cx="6" cy="26" r="4" />
      <circle cx="16" cy="26" r="4" />
    </g>
    <circle cx="26" cy="26" r="3.6" fill="none" stroke="var(--accent)" stroke-width="2.4" />
  </svg>
);
