import { useCallback, useEffect, useState } from 'react';

type FaultValue = number | string | boolean;

/** One switch as the host describes it. */
export interface FaultSwitch {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly kind: 'share' | 'milliseconds' | 'number' | 'flag' | 'choice';
  readonly least?: number;
  readonly most?: number;
  readonly choices?: readonly string[];
  /** The value of a site without faults. */
  readonly off: FaultValue;
}

export interface Faults {
  readonly settings: Readonly<Record<string, FaultValue>>;
  readonly active: readonly string[];
  readonly presets: readonly string[];
  readonly groups: readonly { readonly title: string; readonly switches: readonly FaultSwitch[] }[];
}

export type FaultChange =
  | { readonly set: Readonly<Record<string, FaultValue>> }
  | { readonly preset: string }
  | { readonly reset: true };

/** The switches as they stand, and how to change them; the words of a refusal come back. */
export interface FaultControl {
  readonly faults: Faults | null;
  readonly change: (change: FaultChange) => Promise<string | null>;
}

const POLL_MS = 3000;

/** Asked for now and then, since tests and other windows change them too. */
export function useFaults(): FaultControl {
  const [faults, setFaults] = useState<Faults | null>(null);
  useEffect(() => {
    let stopped = false;
    const poll = async (): Promise<void> => {
      try {
        const response = document.hidden ? null : await fetch('/__forge/faults');
        if (!stopped && response !== null) setFaults((await response.json()) as Faults);
      } catch {
        // The host is being restarted; the next turn asks again.
      }
      if (!stopped) setTimeout(() => void poll(), POLL_MS);
    };
    void poll();
    return () => {
      stopped = true;
    };
  }, []);
  const change = useCallback(async (asked: FaultChange): Promise<string | null> => {
    const response = await fetch('/__forge/faults', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(asked),
    });
    if (!response.ok) return ((await response.json()) as { readonly message: string }).message;
    setFaults((await response.json()) as Faults);
    return null;
  }, []);
  return { faults, change };
}
