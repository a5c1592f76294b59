// Controls for one value of a parameter file, as its schema says.
import type { Value, ValueType } from "../../procgen/parameter-schema.ts";
import {
  fieldsOf,
  firstValue,
  inManner,
  type Manner,
  mannerOf,
  mannersOf,
  type Names,
} from "../levels/form.ts";
import { translated, words } from "../words/words.ts";
import { NumberInput } from "./number-input.tsx";

export interface ValueEditorProps {
  /** For the first control. */
  readonly id?: string | undefined;
  readonly label: string;
  readonly describedBy?: string | undefined;
  readonly expected: Value;
  readonly value: unknown;
  readonly names: Names;
  readonly onChange: (value: unknown) => void;
}

/** A value, or how it is drawn. */
export function ValueEditor(props: ValueEditorProps) {
  const { label, expected, value, names, onChange } = props;
  const manners = mannersOf(expected);
  const manner = mannerOf(value, expected);
  return (
    <div class={expected.type.kind === "name" ? "value of-names" : "value"}>
      {manners.length > 1 && (
        <select
          class="manner"
          aria-label={words.value.parameters.how(label)}
          value={manner}
          onChange={(event) =>
            onChange(inManner(value, event.currentTarget.value as Manner, expected, names))
          }
        >
          {manners.map((each) => (
            <option key={each} value={each}>
              {words.value.parameters.manners[each]}
            </option>
          ))}
        </select>
      )}
      {manner === "fixed" && <PlainEditor {...props} />}
      {manner === "uniform" && <Ends {...props} />}
      {manner === "choices" && <Options {...props} />}
    </div>
  );
}

/** {uniform: [from, to]} */
const Ends = ({ value, expected, ...props }: ValueEditorProps) => (
  <PlainEditor
    {...props}
    expected={{ type: { kind: "list", of: { type: expected.type }, least: 2, most: 2 } }}
    value={fieldsOf(value).uniform}
    onChange={(uniform) => props.onChange({ uniform })}
  />
);

const MOST_WEIGHT = 1e6;

/** {choices: […], weights: […]} */
function Options({ label, value, expected, names, onChange }: ValueEditorProps) {
  const w = words.value.parameters;
  const choices = fieldsOf(value).choices as readonly unknown[];
  const weights = (fieldsOf(value).weights as readonly number[] | undefined) ?? choices.map(() => 1);
  const set = (nextChoices: readonly unknown[], nextWeights: readonly number[]) =>
    onChange(
      nextWeights.every((weight) => weight === nextWeights[0])
        ? { choices: nextChoices }
        : { choices: nextChoices, weights: nextWeights },
    );
  const { random: _, ...each } = expected;
  return (
    <ul class="options">
      {choices.map((choice, i) => (
        <li key={`${i} of ${choices.length}`}>
          <ValueEditor
            label={w.choice(label, i + 1)}
            expected={each}
            value={choice}
            names={names}
            onChange={(next) => set(choices.with(i, next), weights)}
          />
          <span class="weight">
            <span aria-hidden="true">×</span>
            <NumberInput
              label={w.weight(label, i + 1)}
              value={weights[i]}
              min={0}
              max={MOST_WEIGHT}
              whole={false}
              onChange={(weight) => set(choices, weights.with(i, weight))}
            />
          </span>
          <RemoveKey
            label={w.withoutChoice(label, i + 1)}
            disabled={choices.length === 1}
            onClick={() => set(choices.toSpliced(i, 1), weights.toSpliced(i, 1))}
          />
        </li>
      ))}
      <li>
        <button
          type="button"
          class="key small"
          aria-label={w.addChoice(label)}
          onClick={() => set([...choices, choices.at(-1)], [...weights, weights.at(-1) ?? 1])}
        >
          {w.add}
        </button>
      </li>
    </ul>
  );
}

export const RemoveKey = ({
  label,
  disabled = false,
  onClick,
}: {
  readonly label: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}) => (
  <button type="button" class="key remove" aria-label={label} disabled={disabled} onClick={onClick}>
    ×
  </button>
);

function PlainEditor({ id, label, describedBy, expected, value, names, onChange }: ValueEditorProps) {
  const { type } = expected;
  switch (type.kind) {
    case "number":
      return (
        <NumberInput
          id={id}
          label={label}
          describedBy={describedBy}
          value={value as number | undefined}
          min={type.min}
          max={type.max}
          whole={type.whole ?? false}
          onChange={onChange}
        />
      );
    case "switch":
      return (
        <input
          id={id}
          type="checkbox"
          aria-label={label}
          aria-describedby={describedBy}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case "word":
    case "name": {
      const choices = type.kind === "word" ? type.words : names[type.of];
      const shown = type.kind === "word" ? translated : (name: string) => name;
      return (
        <select
          id={id}
          aria-label={label}
          aria-describedby={describedBy}
          value={value === null ? NONE : String(value)}
          onChange={(event) => {
            const word = event.currentTarget.value;
            onChange(word === NONE ? null : word);
          }}
        >
          {expected.nullable && <option value={NONE}>{words.value.parameters.none}</option>}
          {choices.map((word) => (
            <option key={word} value={word}>
              {shown(word)}
            </option>
          ))}
          {typeof value === "string" && !choices.includes(value) && (
            <option value={value}>{words.value.parameters.unknownName(value)}</option>
          )}
        </select>
      );
    }
    case "list":
      return <List type={type} {...{ id, label, describedBy, value, names, onChange }} />;
    default:
      return null;
  }
}

/** No name that a file may give. */
const NONE = "\0";

type ListType = Extract<ValueType, { kind: "list" }>;
type ListProps = Omit<ValueEditorProps, "expected"> & { readonly type: ListType };

function List({ type, label, value, names, onChange, ...first }: ListProps) {
  const w = words.value.parameters;
  const entries = Array.isArray(value) ? (value as readonly unknown[]) : [];
  const { of, least, most } = type;
  if (of.type.kind === "word" && most === of.type.words.length) {
    return <Marks choices={of.type.words} {...{ label, value: entries, onChange }} />;
  }
  if (entries.length === 0) {
    return (
      <button type="button" class="key small" onClick={() => onChange(firstValue(type, names))}>
        {w.writeOne}
      </button>
    );
  }
  const isFixed = least === most;
  const isTable = of.type.kind === "list";
  return (
    <div class={isTable ? "table-of-values" : isFixed ? "values" : "options"}>
      {entries.map((entry, i) => (
        <div key={`${i} of ${entries.length}`} class={isFixed ? "" : "option"}>
          <ValueEditor
            {...(i === 0 ? first : {})}
            label={`${label} ${i + 1}`}
            expected={of}
            value={entry}
            names={names}
            onChange={(next) => onChange(entries.with(i, next))}
          />
          {!isFixed && (
            <RemoveKey
              label={w.without(label, i + 1)}
              disabled={entries.length <= least}
              onClick={() => onChange(entries.toSpliced(i, 1))}
            />
          )}
        </div>
      ))}
      {!isFixed && entries.length < most && (
        <button
          type="button"
          class="key small"
          aria-label={w.addOne(label)}
          onClick={() => onChange([...entries, entries.at(-1)])}
        >
          {w.add}
        </button>
      )}
    </div>
  );
}

interface MarksProps {
  readonly choices: readonly string[];
  readonly label: string;
  readonly value: readonly unknown[];
  readonly onChange: (value: readonly string[]) => void;
}

/** Any of some words. */
const Marks = ({ choices, label, value, onChange }: MarksProps) => (
  <fieldset class="marks" aria-label={label}>
    {choices.map((word) => (
      <label key={word} class="check">
        <input
          type="checkbox"
          checked={value.includes(word)}
          onChange={(event) =>
            onChange(
              choices.filter((other) =>
                other === word ? event.currentTarget.checked : value.includes(other),
              ),
            )
          }
        />
        <span>{translated(word)}</span>
      </label>
    ))}
  </fieldset>
);
