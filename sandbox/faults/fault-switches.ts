import { z } from 'zod';
import { type Random, randomFrom } from '../data/random';
import { FaultRefused } from './fault-refused';
import {
  activeFaults,
  type FaultName,
  type FaultSettings,
  faultSettings,
  NO_FAULTS,
  type ShareName,
} from './fault-settings';

/** The switches of one running sandbox; whoever can misbehave asks them at the moment of acting. */
export interface FaultSwitches {
  readonly get: () => FaultSettings;
  /** Changes some and leaves the rest. @throws FaultRefused */
  readonly set: (change: Partial<FaultSettings>) => void;
  /** All off, and the chances begin anew. */
  readonly reset: () => void;
  /** Called after every change. */
  readonly subscribe: (listener: (settings: FaultSettings) => void) => () => void;
  /** Names of the faults that are on. */
  readonly active: () => readonly FaultName[];
  /** Whether a switch that strikes by chance strikes now; every switch has chances of its own, so they repeat. */
  readonly strikes: (name: ShareName) => boolean;
  /** A switch's own source of chance, for how it strikes. */
  readonly randomOf: (name: FaultName) => Random;
  /** When the switch got its value, in milliseconds since 1970. */
  readonly changedAt: (name: FaultName) => number;
}

/** FNV-1a, so that each switch starts elsewhere under one seed. */
const hashOf = (text: string): number =>
  Buffer.from(text).reduce((hash, byte) => Math.imul(hash ^ byte, 0x0100_0193) >>> 0, 0x811c_9dc5);

export function createFaultSwitches({
  settings: initial = {},
  now = Date.now,
}: {
  readonly settings?: Partial<FaultSettings> | undefined;
  readonly now?: () => number;
} = {}): FaultSwitches {
  const listeners = new Set<(settings: FaultSettings) => void>();
  const chances = new Map<FaultName, Random>();
  const changes = new Map<FaultName, number>();
  const start = now();
  let settings = NO_FAULTS;

  const parsed = (change: Partial<FaultSettings>): FaultSettings => {
    const result = faultSettings.safeParse({ ...settings, ...change });
    if (!result.success) throw new FaultRefused(z.prettifyError(result.error));
    return result.data;
  };
  const become = (next: FaultSettings, named: readonly FaultName[]): void => {
    const at = now();
    for (const name of named) changes.set(name, at);
    if (next.seed !== settings.seed) chances.clear();
    settings = next;
    for (const listener of listeners) listener(settings);
  };
  const randomOf = (name: FaultName): Random => {
    const known = chances.get(name) ?? randomFrom((settings.seed ^ hashOf(name)) >>> 0);
    chances.set(name, known);
    return known;
  };
  become(parsed(initial), Object.keys(initial) as FaultName[]);

  return {
    get: () => settings,
    set: (change) => {
      become(parsed(change), Object.keys(change) as FaultName[]);
    },
    reset: () => {
      chances.clear();
      become(NO_FAULTS, Object.keys(NO_FAULTS) as FaultName[]);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    active: () => activeFaults(settings),
    strikes: (name) => {
      const share = settings[name];
      return share > 0 && randomOf(name).chance(share);
    },
    randomOf,
    changedAt: (name) => changes.get(name) ?? start,
  };
}
