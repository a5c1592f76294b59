// What the frames on a board mean.
import { MARK_COLORS } from "../render/overlay.ts";
import { words } from "../words/words.ts";

export const MarkLegend = () => (
  <ul class="whatif-legend small soft">
    <li>
      <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
        <path d="M1 1h12v12H1zM1 13 13 1" fill="none" stroke={MARK_COLORS.gone} stroke-width="2" />
      </svg>
      {words.value.whatif.marks.gone}
    </li>
    <li>
      <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
        <path d="M1 1h12v12H1z" fill="none" stroke={MARK_COLORS.new} stroke-width="2" />
        <path d="M0 0h7L0 7z" fill={MARK_COLORS.new} />
      </svg>
      {words.value.whatif.marks.new}
    </li>
    <li>
      <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
        <path d="M7 1l6 6-6 6-6-6z" fill="none" stroke={MARK_COLORS.other} stroke-width="2" />
      </svg>
      {words.value.whatif.marks.other}
    </li>
  </ul>
);
