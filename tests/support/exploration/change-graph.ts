/** Numbers that grow by millions: a plain array would take twice the room, and the copy it makes while growing once more. */
class Numbers {
  #kept = new Int32Array(1 << 16);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  at(index: number): number {
    return this.#kept[index] ?? 0;
  }

  push(value: number): void {
    if (this.#length === this.#kept.length) {
      const grown = new Int32Array(this.#kept.length * 2);
      grown.set(this.#kept);
      this.#kept = grown;
    }
    this.#kept[this.#length] = value;
    this.#length += 1;
  }
}

/** Which state leads to which, by numbers given in the order in which they were found. */
export class ChangeGraph {
  readonly #from = new Numbers();
  /** Twice the number of the target, plus one when the customer made the change. */
  readonly #to = new Numbers();
  #changesOfLast = new Set<number>();

  /** Remembers a change; the same one again, by another step perhaps, adds nothing. All changes of a state are told before those of the next. */
  add(from: number, to: number, isCustomers: boolean): void {
    if (this.#from.length > 0 && this.#from.at(this.#from.length - 1) !== from) this.#changesOfLast = new Set();
    const change = to * 2 + (isCustomers ? 1 : 0);
    if (this.#changesOfLast.has(change)) return;
    this.#changesOfLast.add(change);
    this.#from.push(from);
    this.#to.push(change);
  }

  /** States, out of `states`, from which none of `goals` can be reached; `withoutCustomer` when the customer does nothing any more. */
  cutOffFrom(goals: readonly number[], states: number, withoutCustomer: boolean): readonly number[] {
    const counts = (change: number): boolean => !withoutCustomer || this.#to.at(change) % 2 === 0;
    const target = (change: number): number => this.#to.at(change) >> 1;
    // The sources of a state's changes stand together: those of state n from firstInto[n] to firstInto[n + 1].
    const firstInto = new Int32Array(states + 1);
    for (let change = 0; change < this.#to.length; change += 1) if (counts(change)) bump(firstInto, target(change));
    let sum = 0;
    for (let state = 0; state <= states; state += 1) {
      sum += firstInto[state] ?? 0;
      firstInto[state] = sum;
    }
    const sources = new Int32Array(sum);
    for (let change = 0; change < this.#to.length; change += 1) {
      if (!counts(change)) continue;
      const place = (firstInto[target(change)] ?? 0) - 1;
      firstInto[target(change)] = place;
      sources[place] = this.#from.at(change);
    }
    const reached = new Uint8Array(states);
    const queue = [...goals];
    for (const goal of goals) reached[goal] = 1;
    for (let state = queue.pop(); state !== undefined; state = queue.pop()) {
      for (let place = firstInto[state] ?? 0; place < (firstInto[state + 1] ?? 0); place += 1) {
        const before = sources[place] ?? 0;
        if (reached[before]) continue;
        reached[before] = 1;
        queue.push(before);
      }
    }
    const cutOff: number[] = [];
    for (let state = 0; state < states; state += 1) if (!reached[state]) cutOff.push(state);
    return cutOff;
  }
}

function bump(counts: Int32Array, index: number): void {
  counts[index] = (counts[index] ?? 0) + 1;
}
