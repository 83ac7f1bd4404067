import type { z } from 'zod';
import { type FaultName, faultSettings } from './fault-settings';

/** How the value of a switch is written and chosen. */
export type FaultKind =
  | { readonly kind: 'share' }
  | { readonly kind: 'milliseconds'; readonly least: number; readonly most: number }
  | { readonly kind: 'number'; readonly least: number; readonly most: number }
  | { readonly kind: 'flag' }
  | { readonly kind: 'choice'; readonly choices: readonly string[] };

const rangeOf = (schema: z.ZodNumber) => ({ least: schema.minValue ?? 0, most: schema.maxValue ?? 0 });

/** The kind of a switch, read from its schema and its name. */
export function faultKindOf(name: FaultName): FaultKind {
  const schema = faultSettings.shape[name];
  if (schema.type === 'boolean') return { kind: 'flag' };
  if (schema.type === 'enum') return { kind: 'choice', choices: schema.options };
  if (name.endsWith('Share')) return { kind: 'share' };
  return { kind: name.endsWith('Ms') ? 'milliseconds' : 'number', ...rangeOf(schema) };
}

/** What may stand behind `name=` on the command line. */
export function takenBy(name: FaultName): string {
  const taken = faultKindOf(name);
  switch (taken.kind) {
    case 'flag':
      return 'on or off';
    case 'choice':
      return taken.choices.join(', ');
    case 'share':
      return 'a share from 0 to 1, or 0% to 100%';
    case 'milliseconds':
      return `a time from ${taken.least} to ${taken.most} ms, such as 500, 2s or 3m`;
    case 'number':
      return `a whole number from ${taken.least} to ${taken.most}`;
  }
}
