// The transportation problem, solved exactly by the network simplex method (Ahuja, Magnanti & Orlin 1993,
// chapter 11) on strongly feasible trees (Cunningham 1976), which cannot run in circles.

/** Masses that wait at supplies and are wanted at demands; all positive. */
export interface TransportProblem {
  readonly supplies: readonly number[];
  readonly demands: readonly number[];
  /** Moving one unit from supply i to demand j costs `costs[supplyOffsets[i] - demandOffsets[j]]`, at least 0. */
  readonly costs: Float64Array;
  readonly supplyOffsets: readonly number[];
  readonly demandOffsets: readonly number[];
}

/** A mass that goes from a supply to a demand. */
export interface Flow {
  readonly supply: number;
  readonly demand: number;
  readonly mass: number;
}

export interface Transport {
  /** To about 1e-12 of the moved total at the largest cost. */
  readonly cost: number;
  /** Of one of the cheapest transports, the masses that cost is made of; all positive. */
  flows(): Flow[];
}

/** Moves as much as the smaller total at the least cost. */
export function cheapestTransport(problem: TransportProblem): Transport {
  const { supplies, demands, costs, supplyOffsets, demandOffsets } = problem;
  if (supplies.length === 0 || demands.length === 0) return { cost: 0, flows: () => [] };
  // Masses and costs become whole numbers that are small enough for all sums to be exact.
  const massScale = 2 ** 50 / Math.max(total(supplies), total(demands));
  const [wholeSupplies, wholeDemands] = [supplies, demands].map((masses) =>
    masses.map((mass) => Math.round(mass * massScale)),
  );
  const [have, want] = [wholeSupplies, wholeDemands].map(total);
  const forward = { supplies: wholeSupplies, demands: wholeDemands, costs, supplyOffsets, demandOffsets };
  const backward = {
    supplies: wholeDemands,
    demands: wholeSupplies,
    costs,
    supplyOffsets: demandOffsets.map((offset) => -offset),
    demandOffsets: supplyOffsets.map((offset) => -offset),
  };
  const isForward = have >= want;
  const tree = new SpanningTree(isForward ? forward : backward);
  tree.optimise();
  return {
    cost: tree.cost() / massScale,
    flows: () =>
      tree.flows().map(({ supply, demand, mass }) => ({
        supply: isForward ? supply : demand,
        demand: isForward ? demand : supply,
        mass: mass / massScale,
      })),
  };
}

const total = (masses: readonly number[]): number => masses.reduce((sum, mass) => sum + mass, 0);

const NONE = -1;

/**
 * Nodes are the supplies, then the demands, then a root that takes what is left of the supplies for nothing. All
 * flow runs along the arcs of a spanning tree: from a supply to its parent, from its parent to a demand. Strongly
 * feasible: wherever the flow is 0 the arc leads towards the root.
 */
class SpanningTree {
  private readonly root: number;
  private readonly firstDemand: number;
  private readonly parent: Int32Array;
  private readonly depth: Int32Array;
  /** Mass on the arc between a node and its parent. */
  private readonly flow: Float64Array;
  /** Grows along an arc of the tree by the arc's cost. */
  private readonly price: Float64Array;
  private readonly firstChild: Int32Array;
  private readonly nextSibling: Int32Array;
  private readonly previousSibling: Int32Array;
  /** `costs` of the problem in whole units. */
  private readonly wholeCosts: Float64Array;
  private readonly offsets: Int32Array;

  constructor(private readonly problem: TransportProblem) {
    const { supplies, demands, costs, supplyOffsets, demandOffsets } = problem;
    const nodes = supplies.length + demands.length + 1;
    this.firstDemand = supplies.length;
    this.root = nodes - 1;
    const dearest = costs.reduce((most, cost) => Math.max(most, cost), 0) || 1;
    // Prices stay below the cost of a path through all nodes.
    const costScale = 2 ** 50 / (nodes * dearest);
    this.wholeCosts = costs.map((cost) => Math.round(cost * costScale));
    this.offsets = Int32Array.from([...supplyOffsets, ...demandOffsets]);
    this.flow = Float64Array.from([...supplies, ...demands, 0]);
    this.parent = new Int32Array(nodes).fill(NONE);
    this.depth = new Int32Array(nodes);
    this.price = new Float64Array(nodes);
    this.firstChild = new Int32Array(nodes).fill(NONE);
    this.nextSibling = new Int32Array(nodes).fill(NONE);
    this.previousSibling = new Int32Array(nodes).fill(NONE);
    for (let node = 0; node < this.root; node++) {
      this.attach(node, this.root);
      this.depth[node] = 1;
      // The root serves a demand at first, at more than any supply would ask; it never does in the end.
      if (node >= this.firstDemand) this.price[node] = 2 * Math.round(dearest * costScale);
    }
  }

  /** Brings in cheaper arcs until there are none. */
  optimise(): void {
    let supply = 0;
    for (let unimproved = 0; unimproved < this.firstDemand; ) {
      const sink = this.cheapestSink(supply);
      if (sink === NONE) {
        unimproved++;
        supply = supply + 1 === this.firstDemand ? 0 : supply + 1;
      } else {
        unimproved = 0;
        this.enter(supply, sink);
      }
    }
  }

  /** The demand, or the root, that this supply could serve at the greatest gain over the prices; NONE without gain. */
  private cheapestSink(supply: number): number {
    const { price, offsets, wholeCosts, firstDemand, root } = this;
    const offset = offsets[supply];
    let best = price[root];
    let sink = root;
    for (let demand = firstDemand; demand < root; demand++) {
      const worth = price[demand] - wholeCosts[offset - offsets[demand]];
      if (worth > best) {
        best = worth;
        sink = demand;
      }
    }
    return best > price[supply] ? sink : NONE;
  }

  /** Sends as much as possible along a new arc and back through the tree; the arc that runs dry leaves the tree. */
  private enter(supply: number, sink: number): void {
    const { parent, flow, price, firstDemand } = this;
    const apex = this.commonAncestor(supply, sink);
    let amount = Number.POSITIVE_INFINITY;
    let leaving = NONE;
    let inner = supply;
    // Of several arcs that run dry the last one on the way apex → supply → sink → apex keeps the tree strongly
    // feasible.
    for (let node = supply; node !== apex; node = parent[node]) {
      if (node < firstDemand && flow[node] < amount) {
        amount = flow[node];
        leaving = node;
      }
    }
    for (let node = sink; node !== apex; node = parent[node]) {
      if (node >= firstDemand && flow[node] <= amount) {
        amount = flow[node];
        leaving = node;
        inner = sink;
      }
    }
    for (let node = supply; node !== apex; node = parent[node]) {
      flow[node] += node < firstDemand ? -amount : amount;
    }
    for (let node = sink; node !== apex; node = parent[node]) {
      flow[node] += node < firstDemand ? amount : -amount;
    }
    const gain = price[sink] - this.wholeCost(supply, sink) - price[supply];
    this.rehang(inner, leaving, inner === supply ? sink : supply, amount);
    this.shiftPrices(inner, inner === supply ? gain : -gain);
  }

  private commonAncestor(a: number, b: number): number {
    const { parent, depth } = this;
    while (a !== b) {
      if (depth[a] >= depth[b]) a = parent[a];
      else b = parent[b];
    }
    return a;
  }

  /** Cuts the tree above `leaving` and hangs the lower part by its node `inner` under `outer`. */
  private rehang(inner: number, leaving: number, outer: number, amount: number): void {
    let node = inner;
    let newParent = outer;
    let newFlow = amount;
    for (;;) {
      const oldParent = this.parent[node];
      const oldFlow = this.flow[node];
      this.detach(node);
      this.attach(node, newParent);
      this.flow[node] = newFlow;
      if (node === leaving) return;
      newParent = node;
      newFlow = oldFlow;
      node = oldParent;
    }
  }

  private detach(node: number): void {
    const { firstChild, nextSibling, previousSibling } = this;
    const next = nextSibling[node];
    const previous = previousSibling[node];
    if (previous === NONE) firstChild[this.parent[node]] = next;
    else nextSibling[previous] = next;
    if (next !== NONE) previousSibling[next] = previous;
  }

  private attach(node: number, parent: number): void {
    const { firstChild, nextSibling, previousSibling } = this;
    const next = firstChild[parent];
    this.parent[node] = parent;
    nextSibling[node] = next;
    previousSibling[node] = NONE;
    if (next !== NONE) previousSibling[next] = node;
    firstChild[parent] = node;
  }

  /** Also corrects the depths in the subtree that was moved. */
  private shiftPrices(top: number, change: number): void {
    const { parent, depth, price, firstChild, nextSibling } = this;
    let node = top;
    for (;;) {
      depth[node] = depth[parent[node]] + 1;
      price[node] += change;
      if (firstChild[node] !== NONE) {
        node = firstChild[node];
        continue;
      }
      while (node !== top && nextSibling[node] === NONE) node = parent[node];
      if (node === top) return;
      node = nextSibling[node];
    }
  }

  private wholeCost(supply: number, sink: number): number {
    return sink === this.root ? 0 : this.wholeCosts[this.offsets[supply] - this.offsets[sink]];
  }

  /** Of all flow. */
  cost(): number {
    const { costs } = this.problem;
    let sum = 0;
    for (const { supply, demand, mass } of this.flows()) {
      sum += mass * costs[this.offsets[supply] - this.offsets[this.firstDemand + demand]];
    }
    return sum;
  }

  /** In whole units. */
  flows(): Flow[] {
    const { flow, parent, root, firstDemand } = this;
    const flows: Flow[] = [];
    for (let node = 0; node < root; node++) {
      if (parent[node] === root || flow[node] === 0) continue;
      const [supply, demand] = node < firstDemand ? [node, parent[node]] : [parent[node], node];
      flows.push({ supply, demand: demand - firstDemand, mass: flow[node] });
    }
    return flows;
  }
}
