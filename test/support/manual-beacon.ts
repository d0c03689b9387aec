import type { Beacon } from '../../shared/use-cases/ports.ts';

/** A beacon that knows the rounds it is told of; without any, it is a machine without a network. */
export interface ManualBeacon extends Beacon {
  publish(round: number, signature: string): void;
}

/** A beacon that knows no round yet. */
export const manualBeacon = (): ManualBeacon => {
  const signatures = new Map<number, string>();
  return {
    signatureOf: async (round) => signatures.get(round),
    publish: (round, signature) => void signatures.set(round, signature),
  };
};
