// Operations of a training step on one thread or two. The samples are in two parts whatever the number of threads,
// and so are all sums: one thread and two give the same bits. AssemblyScript: `npm run simd` compiles it.
import { adam, joinGradients } from "./adam";
import { backwardBits, forwardBits, listBits } from "./bits";
import { backwardFast, forwardFast, spreadTransposed, spreadWeights } from "./fast";
import { forwardProduct, inputGradient, transposeWeights, weightGradient } from "./product";
import { Control, Layer } from "./records";

// As `engine.ts` numbers them.
const FORWARD = 0;
const TRANSPOSE = 1;
const BACKWARD = 2;
const JOIN = 3;
const ADAM = 4;
const SPREAD = 5;
const STOP = 6;

/** Looks at a word of memory before a thread goes to sleep: some ten microseconds. */
const LOOKS = 10000;

const control = changetype<Control>(0);
const GIVEN = offsetof<Control>("given");
const FINISHED = offsetof<Control>("finished");
const HELPER = offsetof<Control>("hasHelper");

/** Does one operation on all samples, the second part on the second thread if there is one by now. */
export function dispatch(operation: i32): void {
  if (atomic.load<i32>(HELPER) === 0) {
    if (operation === FORWARD) {
      // Nothing is summed over samples, so both parts may be one, which reads weights once.
      forward(0, control.samples, 0);
    } else {
      work(operation, 0);
      work(operation, 1);
    }
    return;
  }
  give(operation);
  work(operation, 0);
  for (let look = 0; look < LOOKS; look++) if (isIdle()) return;
  while (!isIdle()) atomic.wait<i32>(FINISHED, control.given - 1, -1);
}

/** The second thread's life: works until it is told to stop, be it before it begins. */
export function help(): void {
  atomic.store<i32>(HELPER, 1);
  for (;;) {
    for (let look = 0; look < LOOKS && isIdle(); look++) {}
    while (isIdle()) atomic.wait<i32>(GIVEN, control.finished, -1);
    if (control.operation === STOP) return;
    work(control.operation, 1);
    atomic.store<i32>(FINISHED, control.given);
    atomic.notify(FINISHED, 1);
  }
}

/** Ends the second thread; nothing may be dispatched any more. */
export function stop(): void {
  give(STOP);
}

function give(operation: i32): void {
  control.operation = operation;
  atomic.store<i32>(GIVEN, control.given + 1);
  atomic.notify(GIVEN, 1);
}

/** Whether the second thread has done all that it was given. Read from memory each time: where V8 11 compiles fast
 *  and badly, a number that was kept over a notification is another one afterwards. */
function isIdle(): bool {
  return atomic.load<i32>(FINISHED) === atomic.load<i32>(GIVEN);
}

function work(operation: i32, part: i32): void {
  const first = part === 0 ? 0 : control.samplesOfFirst;
  const last = part === 0 ? control.samplesOfFirst : control.samples;
  if (operation === FORWARD) forward(first, last, part);
  if (operation === TRANSPOSE) transpose(part);
  if (operation === BACKWARD) backward(first, last, part);
  if (operation === JOIN) joinGradients(control, part);
  if (operation === ADAM) adam(control, part);
  if (operation === SPREAD) spread(part);
}

function layerAt(index: i32): Layer {
  return changetype<Layer>(control.layers + <usize>index * offsetof<Layer>());
}

function scratchOf(part: i32): usize {
  return part === 0 ? control.scratch0 : control.scratch1;
}

function forward(first: i32, last: i32, part: i32): void {
  if (first >= last) return;
  listBits(control, first, last, scratchOf(part));
  for (let i = 0; i < control.layerCount; i++) {
    const layer = layerAt(i);
    if (layer.readsBits) forwardBits(control, layer, first, last);
    else if (layer.isFast) forwardFast(layer, first, last, scratchOf(part));
    else forwardProduct(layer, first, last);
  }
}

function transpose(part: i32): void {
  for (let i = 0; i < control.layerCount; i++) {
    const layer = layerAt(i);
    if (layer.readsBits) continue;
    transposeWeights(layer, part);
    if (layer.isFast) spreadTransposed(layer, part, scratchOf(part));
  }
}

function spread(part: i32): void {
  for (let i = 0; i < control.layerCount; i++) {
    const layer = layerAt(i);
    if (layer.isFast) spreadWeights(layer, part, scratchOf(part));
  }
}

/** From the gradient of the last layer's outputs to those of all parameters. */
function backward(first: i32, last: i32, part: i32): void {
  const toGradient = part === 0 ? control.toGradient0 : control.toGradient1;
  if (control.startsAnew) memory.fill(control.parameters + toGradient, 0, control.parameterBytes);
  if (first >= last) return;
  for (let i = control.layerCount - 1; i >= 0; i--) {
    const layer = layerAt(i);
    if (layer.readsBits) {
      backwardBits(control, layer, first, last, toGradient);
    } else if (layer.isFast) {
      backwardFast(control, layer, first, last, toGradient, scratchOf(part));
    } else {
      weightGradient(control, layer, first, last, toGradient, scratchOf(part));
      inputGradient(control, layer, first, last);
    }
  }
}
