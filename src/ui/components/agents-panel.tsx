// The agents of a level in the order in which they act, each with its points table.
import { CELL, COLOR_NAMES, COLOR_SHIFT, colorOf } from "../../core/cells.ts";
import { CELL_COLUMNS, DEFAULT_POINTS_TABLE, GOAL_COLORS } from "../../core/points.ts";
import { MAX_POINTS } from "../../share/level-checks.ts";
import { type AgentEntry, entriesOf, withEntries } from "../edit/agents.ts";
import { withColor } from "../edit/brush.ts";
import type { EditModel } from "../edit/model.ts";
import { paint } from "../edit/pieces.ts";
import { indexAt } from "../edit/shapes.ts";
import { colorInWords } from "../play/words.ts";
import { words } from "../words/words.ts";
import { CellFields } from "./cell-fields.tsx";
import { ColorField } from "./color-field.tsx";
import { Glyph } from "./glyph.tsx";
import { IconKey } from "./icon.tsx";
import { NumberInput } from "./number-input.tsx";
import { TextField } from "./text-field.tsx";

export function AgentsPanel({ model }: { readonly model: EditModel }) {
  const { edit, editPanels: w } = words.value;
  const level = model.document.level.value;
  const entries = entriesOf(level);
  const change = (label: string, next: readonly AgentEntry[], joins = false) =>
    model.change(label, (now) => withEntries(now, next), joins);
  const cellOf = ({ at }: AgentEntry) => level.board.cells[indexAt(level.board, at)];
  const repaint = ({ name, at }: AgentEntry, cell: number) =>
    model.change(edit.changing(name), (now) => paint(now, "board", [indexAt(now.board, at)], cell));
  if (entries.length === 0) {
    return <p class="soft">{w.noAgent}</p>;
  }
  return (
    <ol class="stack">
      {entries.map((entry, i) => (
        <li key={i} class="stack">
          <div class="agent-head">
            <Glyph cell={cellOf(entry)} size={36} />
            <TextField
              label={w.agent(i + 1, entry.at.row + 1, entry.at.col + 1)}
              value={entry.name}
              onInput={(name) => change(edit.deeds.agentName, entries.with(i, { ...entry, name }), true)}
            />
            <IconKey
              icon="up"
              label={w.actsEarlier(entry.name)}
              disabled={i === 0}
              onClick={() =>
                change(edit.deeds.agentOrder, entries.with(i, entries[i - 1]).with(i - 1, entry))
              }
            />
          </div>
          <details>
            <summary>{w.colourFlagsFacing}</summary>
            <div class="stack">
              <ColorField
                color={colorOf(cellOf(entry))}
                onChange={(color) => repaint(entry, withColor(cellOf(entry), color))}
              />
              <CellFields cell={cellOf(entry)} onChange={(cell) => repaint(entry, cell)} />
            </div>
          </details>
          <details>
            <summary>
              {entry.table.every((points, at) => points === DEFAULT_POINTS_TABLE[at])
                ? w.usualPoints
                : w.ownPoints}
            </summary>
            <PointsTableForm
              name={entry.name}
              table={entry.table}
              onChange={(table) => change(edit.deeds.pointsTable, entries.with(i, { ...entry, table }), true)}
            />
          </details>
        </li>
      ))}
    </ol>
  );
}

interface PointsTableFormProps {
  readonly name: string;
  readonly table: Int32Array;
  readonly onChange: (table: Int32Array) => void;
}

/** Rows are what the ground asks for, columns what lives there. */
function PointsTableForm({ name, table, onChange }: PointsTableFormProps) {
  const w = words.value.editPanels;
  const colors = COLOR_NAMES.map((_, color) => colorInWords(color));
  const columns = [...colors.map((color) => color.name), w.empty];
  return (
    <div class="stack">
      <div class="table-scroll">
        <table class="points-table">
          <caption class="small soft">{w.pointsCaption}</caption>
          <thead>
            <tr>
              <td />
              {columns.map((column, i) => (
                <th key={column} scope="col" title={column}>
                  <span class="visually-hidden">{column}</span>
                  <Glyph cell={i < GOAL_COLORS ? withColor(CELL.life, i) : 0} size={24} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {colors.map(({ name: goal }, row) => (
              <tr key={goal}>
                <th scope="row" title={goal}>
                  <span class="visually-hidden">{goal}</span>
                  <Glyph cell={0} goal={row << COLOR_SHIFT} size={24} />
                </th>
                {columns.map((column, col) => (
                  <td key={column}>
                    <NumberInput
                      label={
                        col < GOAL_COLORS ? w.pointsOfLife(name, column, goal) : w.pointsOfNoLife(name, goal)
                      }
                      value={table[row * CELL_COLUMNS + col]}
                      min={-MAX_POINTS}
                      max={MAX_POINTS}
                      whole
                      onChange={(points) => {
                        const next = table.slice();
                        next[row * CELL_COLUMNS + col] = points;
                        onChange(next);
                      }}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <button type="button" class="key" onClick={() => onChange(DEFAULT_POINTS_TABLE)}>
        {w.backToUsual}
      </button>
    </div>
  );
}
