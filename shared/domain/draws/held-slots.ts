import type { Seating } from './seating.ts';

/** The slots that each member holds, ascending, kept in step while members change places. */
export class HeldSlots {
  readonly #slotsOf: readonly number[][];

  constructor({ members, holders }: Seating) {
    this.#slotsOf = members.map(() => []);
    for (const [slot, member] of holders.entries()) this.#slotsOf[member]?.push(slot);
  }

  of(member: number): readonly number[] {
    return this.#slotsOf[member] ?? [];
  }

  give(member: number, slot: number): void {
    const slots = this.#slotsOf[member] ?? [];
    const after = slots.findIndex((held) => held > slot);
    slots.splice(after === -1 ? slots.length : after, 0, slot);
  }

  take(member: number, slot: number): void {
    const slots = this.#slotsOf[member] ?? [];
    slots.splice(slots.indexOf(slot), 1);
  }
}
