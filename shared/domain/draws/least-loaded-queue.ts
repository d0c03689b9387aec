import { nobody } from './seating.ts';

/**
 * A priority queue of members by a key that others may raise at any time (`keys`, one for all queues, by
 * position; Infinity takes a member out). A binary heap that looks at a raised key only when its member
 * reaches the top, so a member may wait in hundreds of queues at no cost. Equal keys: lower position first.
 */
export class LeastLoadedQueue {
  readonly #keys: Float64Array;
  readonly #members: Int32Array;
  /** The key that each entry of the heap was last sorted by. */
  readonly #seen: Float64Array;
  #size: number;

  constructor(members: Int32Array, keys: Float64Array) {
    this.#keys = keys;
    this.#size = 0;
    this.#members = new Int32Array(members.length);
    this.#seen = new Float64Array(members.length);
    for (const member of members) this.#push(member);
  }

  /** The member with the smallest key among those whom `accepts` takes, or `nobody`. The member stays queued. */
  first(accepts: (member: number) => boolean): number {
    const passedOver: number[] = [];
    let found = nobody;
    while (found === nobody && this.#size > 0) {
      const top = this.#members[0] as number;
      const key = this.#keys[top] as number;
      if (key !== this.#seen[0]) this.#sink(top, key);
      else if (key === Number.POSITIVE_INFINITY) break;
      else if (accepts(top)) found = top;
      else {
        passedOver.push(top);
        this.#dropTop();
      }
    }
    for (const member of passedOver) this.#push(member);
    return found;
  }

  #dropTop(): void {
    this.#size -= 1;
    if (this.#size > 0) this.#sink(this.#members[this.#size] as number, this.#seen[this.#size] as number);
  }

  #push(member: number): void {
    const key = this.#keys[member] as number;
    let at = this.#size;
    this.#size += 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.#goesBefore(key, member, above)) break;
      this.#place(at, this.#members[above] as number, this.#seen[above] as number);
      at = above;
    }
    this.#place(at, member, key);
  }

  /** Puts an entry at the top and lets it sink to where it belongs. */
  #sink(member: number, key: number): void {
    let at = 0;
    for (let below = 1; below < this.#size; below = 2 * at + 1) {
      const right = below + 1;
      if (
        right < this.#size &&
        this.#goesBefore(this.#seen[right] as number, this.#members[right] as number, below)
      ) {
        below = right;
      }
      if (this.#goesBefore(key, member, below)) break;
      this.#place(at, this.#members[below] as number, this.#seen[below] as number);
      at = below;
    }
    this.#place(at, member, key);
  }

  #goesBefore(key: number, member: number, entry: number): boolean {
    const other = this.#seen[entry] as number;
    return key < other || (key === other && member < (this.#members[entry] as number));
  }

  #place(entry: number, member: number, key: number): void {
    this.#members[entry] = member;
    this.#seen[entry] = key;
  }
}
