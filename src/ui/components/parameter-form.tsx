// The form of a parameter file: the schema walked, with what the file and its defaults say.
import { useId, useState } from "preact/hooks";
import { type Field, type Group, PARAMETERS, type Value } from "../../procgen/parameter-schema.ts";
import {
  fieldsOf,
  firstNamed,
  firstValue,
  mannerOf,
  type Names,
  namesIn,
  rangeOf,
  summaryOf,
  usedNames,
} from "../levels/form.ts";
import type { Understood } from "../levels/reading.ts";
import type { Path } from "../levels/yaml-edit.ts";
import { translated, words } from "../words/words.ts";
import { RemoveKey, ValueEditor } from "./value-editor.tsx";

export interface ParameterFormProps {
  readonly understood: Understood;
  readonly disabled: boolean;
  /** @param value undefined goes back to what holds without
   *  @returns why it cannot be, or nothing */
  readonly onSet: (path: Path, value: unknown) => string;
}

/** Characters of a name that is given here. */
const MOST_NAME = 60;

interface Shared {
  readonly names: Names;
  readonly onSet: (path: Path, value: unknown) => void;
  readonly onExplain: (field: Field) => void;
}

export function ParameterForm({ understood, disabled, onSet }: ParameterFormProps) {
  const { file, parameters } = understood;
  const [explained, setExplained] = useState<Field | null>(null);
  const [problem, setProblem] = useState("");
  const shared: Shared = {
    names: namesIn(parameters),
    onSet: (path, value) => setProblem(onSet(path, value)),
    onExplain: setExplained,
  };
  return (
    <form class="parameter-form" onSubmit={(event) => event.preventDefault()}>
      <fieldset disabled={disabled} class="stack">
        {Object.entries<Field>(PARAMETERS.fields).map(([name, field]) =>
          field.type.kind === "record" ? (
            <Named
              key={name}
              of={field.type.of}
              most={field.type.most}
              label={translated(field.label)}
              path={[name]}
              entries={usedNames(name as keyof Names, parameters, file).map((each) => [
                each,
                parameters[name as keyof Names][each],
                Object.hasOwn(file[name as keyof Names] ?? {}, each),
              ])}
              first={(each) => firstNamed(name as keyof Names, each, parameters)}
              {...shared}
            />
          ) : (
            <Entry
              key={name}
              field={field}
              path={[name]}
              value={fieldsOf(parameters)[name]}
              isSaid={name in file}
              {...shared}
            />
          ),
        )}
      </fieldset>
      <div class="explanation small">
        {problem && (
          <p class="said-here" role="alert">
            ⚠ {problem}
          </p>
        )}
        <p aria-hidden="true">
          {explained ? (
            <>
              <strong>{translated(explained.label)}.</strong> {translated(explained.help)}{" "}
              {rangeOf(explained.type)}
            </>
          ) : (
            words.value.parameters.pointAtOne
          )}
        </p>
      </div>
    </form>
  );
}

interface EntryProps extends Shared {
  readonly field: Field;
  readonly path: Path;
  /** Undefined where nothing is said and the default depends on others. */
  readonly value: unknown;
  /** Whether the file says it, not the defaults. */
  readonly isSaid: boolean;
}

/** One field: its name, its controls, and a way back to the default. */
function Entry({ field, path, value, isSaid, ...shared }: EntryProps) {
  const id = useId();
  const w = words.value.parameters;
  const label = translated(field.label);
  const { names, onSet, onExplain } = shared;
  const holds = value === undefined ? field.default : value;
  const isGroup = field.type.kind === "group";
  // The innermost entry is meant.
  const explain = (event: Event) => {
    event.stopPropagation();
    onExplain(field);
  };
  const back = isSaid && <RemoveKey label={w.backToDefault(label)} onClick={() => onSet(path, undefined)} />;
  if (isGroup && isDrawn(holds)) {
    return (
      <div class="entry" onPointerOver={explain}>
        <span class="entry-name">{label}</span>
        <span class="soft small">{w.drawnInText}</span>
        {back}
      </div>
    );
  }
  return (
    <div class={isGroup ? "entry entry-group" : "entry"} onPointerOver={explain} onFocusIn={explain}>
      <label for={isGroup ? undefined : id} class={isSaid ? "entry-name said-here" : "entry-name"}>
        {label}
      </label>
      <div class="entry-value">
        {isGroup && holds === undefined ? (
          <button
            type="button"
            class="key small"
            aria-label={w.addField(label)}
            onClick={() => onSet(path, firstValue(field.type, names))}
          >
            {w.add}
          </button>
        ) : (
          <ValueEditor
            id={isGroup ? undefined : id}
            label={label}
            describedBy={`${id}-help`}
            expected={field}
            value={holds}
            names={names}
            onChange={(next) => onSet(path, next)}
          />
        )}
      </div>
      {back}
      <span id={`${id}-help`} class="visually-hidden">
        {translated(field.help)} {rangeOf(field.type)}
      </span>
      {field.type.kind === "group" && mannerOf(holds, field) === "fixed" && holds !== undefined && (
        <Entries group={field.type} path={path} values={fieldsOf(holds)} {...shared} />
      )}
    </div>
  );
}

interface EntriesProps extends Shared {
  readonly group: Group;
  readonly path: Path;
  readonly values: Readonly<Record<string, unknown>>;
}

const Entries = ({ group, path, values, ...shared }: EntriesProps) => (
  <div class="entries">
    {Object.entries(group.fields).map(([name, field]) => (
      <Entry
        key={name}
        field={field}
        path={[...path, name]}
        value={values[name]}
        isSaid={name in values}
        {...shared}
      />
    ))}
  </div>
);

interface NamedProps extends Shared {
  readonly of: Value;
  readonly most: number;
  readonly label: string;
  readonly path: Path;
  readonly entries: readonly (readonly [name: string, value: unknown, isSaid: boolean])[];
  /** What a new name begins with. */
  readonly first: (name: string) => unknown;
}

/** Values with names: agent types, or regions with their layers. */
const Named = ({ of: { type }, most, label, path, entries, first, ...shared }: NamedProps) => (
  <section class="stack" aria-label={label}>
    <h3>{label}</h3>
    {entries.map(([name, value, isSaid]) => (
      <details key={name} class="named">
        <summary>
          <span class={isSaid ? "said-here" : ""}>{name}</span>
          {!isSaid && <span class="soft small"> {words.value.parameters.fromDefaults}</span>}
        </summary>
        <div class="stack named-content">
          {type.kind === "group" && (
            <Entries group={type} path={[...path, name]} values={fieldsOf(value)} {...shared} />
          )}
          {type.kind === "list" && type.of.type.kind === "group" && (
            <Layers
              group={type.of.type}
              most={type.most}
              path={[...path, name]}
              layers={value as readonly unknown[]}
              {...shared}
            />
          )}
          {isSaid && (
            <button type="button" class="key small" onClick={() => shared.onSet([...path, name], undefined)}>
              {words.value.parameters.takeOut(name)}
            </button>
          )}
        </div>
      </details>
    ))}
    {entries.length < most && (
      <NewName
        label={label}
        taken={entries.map(([name]) => name)}
        onAdd={(name) => shared.onSet([...path, name], first(name))}
      />
    )}
  </section>
);

interface NewNameProps {
  readonly label: string;
  readonly taken: readonly string[];
  readonly onAdd: (name: string) => void;
}

/** A field for one more name, and a key that adds it. */
function NewName({ label, taken, onAdd }: NewNameProps) {
  const w = words.value.parameters;
  const [text, setText] = useState("");
  const name = text.trim();
  const isTaken = taken.includes(name);
  const add = () => {
    if (name === "" || isTaken) return;
    onAdd(name);
    setText("");
  };
  return (
    <div class="row new-name">
      <input
        type="text"
        aria-label={w.newNameOf(label)}
        aria-invalid={isTaken || undefined}
        placeholder={w.newName}
        maxLength={MOST_NAME}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") add();
        }}
      />
      <button
        type="button"
        class="key small"
        aria-label={w.addTo(label)}
        disabled={name === "" || isTaken}
        onClick={add}
      >
        {w.add}
      </button>
    </div>
  );
}

interface LayersProps extends Shared {
  readonly group: Group;
  readonly most: number;
  readonly path: Path;
  readonly layers: readonly unknown[];
}

const Layers = ({ group, most, path, layers, ...shared }: LayersProps) => (
  <>
    {layers.map((layer, i) => (
      <details key={`${i} of ${layers.length}`} class="layer">
        <summary>
          {i + 1}. {summaryOf(layer)}
        </summary>
        {isDrawn(layer) ? (
          <p class="soft small">{words.value.parameters.changeInText}</p>
        ) : (
          <Entries group={group} path={[...path, i]} values={fieldsOf(layer)} {...shared} />
        )}
        <button
          type="button"
          class="key small"
          disabled={layers.length === 1}
          onClick={() => shared.onSet(path, layers.toSpliced(i, 1))}
        >
          {words.value.parameters.removeLayer(i + 1)}
        </button>
      </details>
    ))}
    {layers.length < most && (
      <button
        type="button"
        class="key small"
        onClick={() => shared.onSet(path, [...layers, { color: "green" }])}
      >
        {words.value.parameters.addLayer}
      </button>
    )}
  </>
);

const isDrawn = (value: unknown): boolean => "choices" in fieldsOf(value);
