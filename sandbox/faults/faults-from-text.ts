import { faultKindOf, takenBy } from './fault-kinds';
import { FaultRefused } from './fault-refused';
import { FAULT_NAMES, type FaultName, type FaultSettings, faultSettings } from './fault-settings';

const UNIT_MS: Readonly<Record<string, number>> = { '': 1, ms: 1, s: 1000, m: 60_000 };

const isFaultName = (name: string): name is FaultName => (FAULT_NAMES as readonly string[]).includes(name);

/** Every switch and what it takes, one a line. */
export function faultList(): string {
  const width = Math.max(...FAULT_NAMES.map(({ length }) => length));
  return FAULT_NAMES.map((name) => `  ${name.padEnd(width)}  ${takenBy(name)}`).join('\n');
}

function valueFrom(name: FaultName, text: string): unknown {
  switch (faultKindOf(name).kind) {
    case 'choice':
      return text;
    case 'flag':
      return { on: true, true: true, off: false, false: false }[text];
    case 'share':
      return /^\d+(\.\d+)?%$/.test(text) ? Number(text.slice(0, -1)) / 100 : numberFrom(text);
    case 'milliseconds': {
      const [, amount, unit] = /^(-?\d+(?:\.\d+)?)(ms|s|m|)$/.exec(text) ?? [];
      return amount === undefined ? undefined : Number(amount) * (UNIT_MS[unit ?? ''] ?? 1);
    }
    case 'number':
      return numberFrom(text);
  }
}

const numberFrom = (text: string): number | undefined => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined);

function changeFrom(text: string): Partial<FaultSettings> {
  const at = text.indexOf('=');
  const name = (at === -1 ? text : text.slice(0, at)).trim();
  if (!isFaultName(name)) throw new FaultRefused(`There is no fault switch "${name}". There are:\n${faultList()}`);
  const written = at === -1 && faultKindOf(name).kind === 'flag' ? 'on' : text.slice(at + 1).trim();
  const parsed = faultSettings.shape[name].safeParse(
    at === -1 && written !== 'on' ? undefined : valueFrom(name, written),
  );
  if (!parsed.success)
    throw new FaultRefused(
      `${name} takes ${takenBy(name)}, not "${at === -1 ? '' : written}". All switches:\n${faultList()}`,
    );
  return { [name]: parsed.data };
}

/** Reads `name=value[,name=value…]`, as `--fault` takes it. @throws FaultRefused */
export function faultsFromText(texts: readonly string[]): Partial<FaultSettings> {
  const parts = texts.flatMap((text) => text.split(',')).filter((part) => part.trim() !== '');
  return Object.assign({}, ...parts.map((part) => changeFrom(part.trim()))) as Partial<FaultSettings>;
}
