// A set of small integers in which every operation, a random pick too, takes constant time.

export class IndexSet {
  private readonly items: Int32Array;
  private readonly places: Int32Array;
  size = 0;

  /** @param limit integers are from 0 to below this */
  constructor(limit: number) {
    this.items = new Int32Array(limit);
    this.places = new Int32Array(limit).fill(-1);
  }

  has(item: number): boolean {
    return this.places[item] >= 0;
  }

  add(item: number): void {
    if (this.places[item] >= 0) return;
    this.places[item] = this.size;
    this.items[this.size++] = item;
  }

  delete(item: number): void {
    const place = this.places[item];
    if (place < 0) return;
    const last = this.items[--this.size];
    this.items[place] = last;
    this.places[last] = place;
    this.places[item] = -1;
  }

  clear(): void {
    for (let place = 0; place < this.size; place++) this.places[this.items[place]] = -1;
    this.size = 0;
  }

  /** The item at a place in [0, size); the order depends on what was added and deleted before. */
  at(place: number): number {
    return this.items[place];
  }
}
