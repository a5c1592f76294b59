// What the thread is busy with, or a key to try again where it failed.
import type { BoardInstructModel } from "../../../instruct/board/model.ts";
import { words } from "../../../words/words.ts";

export interface WaitingProps {
  readonly model: BoardInstructModel;
  readonly says: string;
  readonly onRetry: () => Promise<void>;
}

export const Waiting = ({ model, says, onRetry }: WaitingProps) =>
  model.problem.value ? (
    <div class="row">
      <button type="button" class="key" onClick={() => void model.attempt(onRetry)}>
        {words.value.common.retry}
      </button>
    </div>
  ) : (
    <p role="status">{says}</p>
  );
