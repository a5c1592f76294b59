// Lists of cells as `IndexSet` keeps them: how many, the cells, then where in the list each cell is, or -1.
// AssemblyScript.
import { size } from "./layout";

export function clear(list: usize): void {
  store<i32>(list, 0);
  memory.fill(placeOf(list, 0), 0xff, 4 * <usize>size);
}

function itemAt(list: usize, place: i32): usize {
  return list + 8 + ((<usize>place) << 2);
}

function placeOf(list: usize, cell: i32): usize {
  return itemAt(list, size + cell);
}

export function at(list: usize, place: i32): i32 {
  return load<i32>(itemAt(list, place));
}

export function add(list: usize, cell: i32): void {
  const length = load<i32>(list);
  store<i32>(placeOf(list, cell), length);
  store<i32>(itemAt(list, length), cell);
  store<i32>(list, length + 1);
}

export function remove(list: usize, cell: i32): void {
  const place = load<i32>(placeOf(list, cell));
  if (place < 0) return;
  const length = load<i32>(list) - 1;
  const last = at(list, length);
  store<i32>(list, length);
  store<i32>(itemAt(list, place), last);
  store<i32>(placeOf(list, last), place);
  store<i32>(placeOf(list, cell), -1);
}

export function lengthOf(list: usize): i32 {
  return load<i32>(list);
}
