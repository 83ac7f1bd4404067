import { parseArgs } from 'node:util';
import { FaultRefused } from './faults/fault-refused';
import type { FaultSettings } from './faults/fault-settings';
import { faultsFromText } from './faults/faults-from-text';

/** What the sandbox was asked for on the command line. */
export interface CommandLine {
  readonly port: number;
  readonly imports: readonly string[];
  /** Issues of the demo project; null for the usual demo. */
  readonly issues: number | null;
  readonly dataDir: string;
  readonly reset: boolean;
  readonly open: boolean;
  /** Address of a real site to host the app on; null for the embedded Jira. */
  readonly site: string | null;
  readonly allowWrites: boolean;
  /** Fault switches that are on from the start. */
  readonly faults: Partial<FaultSettings>;
  readonly help: boolean;
}

/** The call cannot be understood; the message says what to write instead. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

export const USAGE = `Usage: npm start -- [options]

  --port N         port of the site, default 8420; the app's pages come from the next one
  --import FILE    adds a Jira CSV export or a REST search answer (JSON); may be given several times
  --issues N       makes the demo shop with N issues (only when the data folder is new)
  --data-dir DIR   where everything is kept, default .plumbline
  --reset          forgets what is kept and starts anew
  --fault NAME=VALUE,…
                   misbehaves from the start: latencyMs=800, dropShare=10%, rateLimit=jira-burst-based and so on; may be
                   given several times, and changed while it runs, under the hood; a wrong name lists them all
  --no-open        does not open a browser
  --site URL       hosts the app on the data of a real Jira Cloud site, asked as the owner of an API token:
                   JIRA_EMAIL and JIRA_API_TOKEN in the environment; reads only, keeps its things in a folder of its own
  --allow-writes   with --site: lists what Plumbline may write there, and lets it
  --help           shows this`;

function wholeNumber(name: string, text: string | undefined, [least, most]: readonly [number, number]): number | null {
  if (text === undefined) return null;
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < least || number > most)
    throw new UsageError(`--${name} takes a whole number from ${least} to ${most}, not "${text}".`);
  return number;
}

/** What the embedded Jira can do and a real site cannot. */
const ONLY_EMBEDDED: readonly (readonly [option: string, reason: string])[] = [
  ['import', '--import adds issues to the embedded Jira; on a real site the issues are those of the site.'],
  ['issues', '--issues makes issues in the embedded Jira; on a real site the issues are those of the site.'],
];

function checkTogether(values: Readonly<Record<string, unknown>>): void {
  if (values['site'] === undefined) {
    if (values['allow-writes'] === true)
      throw new UsageError('--allow-writes concerns a real site; name it with --site.');
    return;
  }
  const refused = ONLY_EMBEDDED.find(([option]) => values[option] !== undefined);
  if (refused !== undefined) throw new UsageError(`${refused[1]} Leave out either --${refused[0]} or --site.`);
  if (JSON.stringify(values['fault'] ?? []).includes('indexLagMs'))
    throw new UsageError('--fault indexLagMs delays the search index of the embedded Jira; a real site has its own.');
}

function faultsFrom(texts: readonly string[]): Partial<FaultSettings> {
  try {
    return faultsFromText(texts);
  } catch (error) {
    if (error instanceof FaultRefused) throw new UsageError(error.message);
    throw error;
  }
}

/** Reads the arguments; throws UsageError where they make no sense. */
export function commandLineFrom(args: readonly string[]): CommandLine {
  let values: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;
  try {
    values = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        import: { type: 'string', multiple: true },
        issues: { type: 'string' },
        'data-dir': { type: 'string' },
        reset: { type: 'boolean' },
        fault: { type: 'string', multiple: true },
        'no-open': { type: 'boolean' },
        site: { type: 'string' },
        'allow-writes': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  checkTogether(values);
  const text = (name: string): string | undefined => (typeof values[name] === 'string' ? values[name] : undefined);
  const list = (name: string): readonly string[] => {
    const given = values[name];
    return Array.isArray(given) ? given.map(String) : [];
  };
  return {
    port: wholeNumber('port', text('port'), [1, 65_534]) ?? 8420,
    imports: list('import'),
    issues: wholeNumber('issues', text('issues'), [1, 200_000]),
    dataDir: text('data-dir') ?? '.plumbline',
    reset: values['reset'] === true,
    open: values['no-open'] !== true,
    site: text('site') ?? null,
    allowWrites: values['allow-writes'] === true,
    faults: faultsFrom(list('fault')),
    help: values['help'] === true,
  };
}
