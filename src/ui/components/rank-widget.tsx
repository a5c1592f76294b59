// Things to be put in order: by keys 1, 2, …, by dragging, or by the keys on each. Two may share a place.
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { bindPageKeys, type KeyList } from "../keyboard.ts";
import { words } from "../words/words.ts";

/** What a thing is called, by its number. */
export const letterOf = (item: number): string => String.fromCharCode(65 + item);

export interface RankWidgetProps {
  readonly label: string;
  /** What each is, e.g. a text or a board, and what else can be said of it. */
  readonly items: readonly { readonly content: ComponentChildren; readonly foot?: ComponentChildren }[];
  /** From 1; null where it has none yet. */
  readonly places: readonly (number | null)[];
  /** Of each place, best first. */
  readonly placeNames: readonly string[];
  readonly onPlace: (item: number, place: number | null) => void;
  /** Enter, once all have a place. */
  readonly onDone: () => void;
}

export function RankWidget(props: RankWidgetProps) {
  const { label, items, places, placeNames, onPlace, onDone } = props;
  const w = words.value.instruct.rank;
  const root = useRef<HTMLFieldSetElement>(null);
  /** What was placed last by its own key goes on having the focus where it lies now. */
  const pressed = useRef<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const current = places.indexOf(null);
  const latest = useRef({ places, onPlace, onDone });
  latest.current = { places, onPlace, onDone };

  useLayoutEffect(() => {
    if (pressed.current) root.current?.querySelector<HTMLElement>(`#${pressed.current}`)?.focus();
    pressed.current = null;
  });
  // Before the next key, not after the next picture.
  useLayoutEffect(() => {
    const place = (to: number) => {
      const { places: known, onPlace: put } = latest.current;
      const focused = document.activeElement?.closest<HTMLElement>("[data-item]");
      const own = focused && root.current?.contains(focused) ? Number(focused.dataset.item) : -1;
      const next = known.indexOf(null);
      const item = next < 0 || known[own] === null ? own : next;
      if (item < 0) return;
      put(item, to);
      // The next key may come before the next picture.
      latest.current = { ...latest.current, places: known.map((old, i) => (i === item ? to : old)) };
    };
    const keyList = (): KeyList => {
      const { place, back, done } = words.value.guide.rankKeys;
      return [
        [["1", "–", String(placeNames.length)], place],
        [["Backspace"], back],
        [["Enter"], done],
      ];
    };
    return bindPageKeys(
      {
        ...Object.fromEntries(placeNames.map((_, i) => [String(i + 1), () => place(i + 1)])),
        Backspace: () => {
          const { places: known, onPlace: put } = latest.current;
          const last = known.findLastIndex((own) => own !== null);
          if (last >= 0) put(last, null);
        },
        Enter: () => {
          if (!latest.current.places.includes(null)) latest.current.onDone();
        },
      },
      keyList,
    );
  }, [placeNames]);

  const drop = (item: number, shelf: string | null) => {
    setOver(null);
    if (shelf !== null) onPlace(item, shelf === "0" ? null : Number(shelf));
  };
  const card = (item: number) => (
    <RankCard
      key={item}
      item={item}
      place={places[item]}
      isCurrent={item === current}
      placeNames={placeNames}
      onOver={setOver}
      onDrop={drop}
      onPress={(place) => {
        pressed.current = keyId(item, place);
        onPlace(item, places[item] === place ? null : place);
      }}
      {...items[item]}
    />
  );
  const at = (place: number | null) =>
    items.flatMap((_, item) => (places[item] === place ? [card(item)] : []));
  return (
    <fieldset ref={root} class="rank" aria-label={label}>
      {places.includes(null) && (
        <div class={over === "0" ? "rank-tray over" : "rank-tray"} data-shelf="0">
          {at(null)}
        </div>
      )}
      <ol class="rank-shelves">
        {placeNames.map((name, i) => (
          <li key={name} class={over === String(i + 1) ? "rank-shelf over" : "rank-shelf"} data-shelf={i + 1}>
            <span class="rank-shelf-name">
              <kbd>{i + 1}</kbd> {name}
            </span>
            <div class="rank-shelf-cards">{at(i + 1)}</div>
          </li>
        ))}
      </ol>
      <p class="visually-hidden" role="status">
        {places.map((place, item) => (place === null ? "" : `${w.placed(letterOf(item), place)}. `))}
      </p>
    </fieldset>
  );
}

const keyId = (item: number, place: number): string => `rank-${item}-${place}`;

interface RankCardProps {
  readonly item: number;
  readonly place: number | null;
  readonly isCurrent: boolean;
  readonly placeNames: readonly string[];
  readonly content: ComponentChildren;
  readonly foot?: ComponentChildren;
  readonly onPress: (place: number) => void;
  /** A shelf is under what is dragged. */
  readonly onOver: (shelf: string | null) => void;
  readonly onDrop: (item: number, shelf: string | null) => void;
}

function RankCard(props: RankCardProps) {
  const { item, place, isCurrent, placeNames, content, foot, onPress, onOver, onDrop } = props;
  const w = words.value.instruct.rank;
  /** Where it was taken, and the shelf it is over once it has moved. */
  const drag = useRef<{ readonly x: number; readonly y: number; shelf: string | null } | null>(null);
  const [moved, setMoved] = useState<string | undefined>(undefined);
  const end = (shelf: string | null) => {
    drag.current = null;
    setMoved(undefined);
    onDrop(item, shelf);
  };
  return (
    <div
      class={`rank-card${isCurrent ? " current" : ""}${moved ? " dragged" : ""}`}
      data-item={item}
      style={moved && { transform: moved }}
    >
      <div
        class="rank-content"
        onPointerDown={(event) => {
          const grip = (event.target as Element).closest(".rank-grip");
          // A finger elsewhere scrolls the page.
          if (event.button !== 0 || (event.pointerType === "touch" && !grip)) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          drag.current = { x: event.clientX, y: event.clientY, shelf: null };
        }}
        onPointerMove={({ clientX, clientY }) => {
          if (!drag.current) return;
          drag.current.shelf = shelfAt(clientX, clientY);
          setMoved(`translate(${clientX - drag.current.x}px, ${clientY - drag.current.y}px)`);
          onOver(drag.current.shelf);
        }}
        onPointerUp={() => drag.current && end(drag.current.shelf)}
        onPointerCancel={() => end(null)}
      >
        <strong class="rank-grip">
          <span aria-hidden="true">⠿</span> {letterOf(item)}
        </strong>
        <div>{content}</div>
      </div>
      <div class="rank-keys">
        <fieldset class="row">
          <legend class="visually-hidden">{`${letterOf(item)}: ${w.place}`}</legend>
          {placeNames.map((name, i) => (
            <button
              key={name}
              id={keyId(item, i + 1)}
              type="button"
              class="key rank-key"
              aria-label={w.placed(letterOf(item), i + 1)}
              aria-pressed={place === i + 1}
              onClick={() => onPress(i + 1)}
            >
              {i + 1}
            </button>
          ))}
        </fieldset>
        {foot}
      </div>
    </div>
  );
}

/** What is dragged lies above, and is looked through. */
const shelfAt = (x: number, y: number): string | null =>
  document
    .elementsFromPoint(x, y)
    .flatMap((element) => (element instanceof HTMLElement ? (element.dataset.shelf ?? []) : []))[0] ?? null;
