import { type RateWindow, rateWindow } from './rate-window';

/** Calls from the screen in a minute; of the two limits per installation that Atlassian's pages name, the lower one. */
const PER_PERSON = 1200;
const PER_INSTALLATION = 5000;
const MINUTE_MS = 60_000;

/** The pages asked for more than Forge lets through in a minute. */
export class InvocationsExceeded extends Error {
  constructor() {
    super('Limits for the current installation have been exceeded');
    this.name = 'InvocationsExceeded';
  }
}

/** Counts the calls from the screen. @throws InvocationsExceeded */
export function createInvocationRates(now: () => number, timeScale: number): (accountId: string | null) => void {
  const windowOf = (most: number): RateWindow => rateWindow({ most, windowMs: MINUTE_MS * timeScale, now });
  const installation = windowOf(PER_INSTALLATION);
  const people = new Map<string, RateWindow>();
  return (accountId) => {
    const name = accountId ?? '';
    const person = people.get(name) ?? windowOf(PER_PERSON);
    people.set(name, person);
    if (!person.take(1) || !installation.take(1)) throw new InvocationsExceeded();
  };
}
