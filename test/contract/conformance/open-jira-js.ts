import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

const CLIENT = path.join(__dirname, 'jira-js-client.mjs');
/** Another Node than the one that runs the tests may run the client: 6.x needs 22 or later. */
const NODE = process.env['JIRA_JS_NODE'] ?? process.execPath;

export type Outcome =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false;
      readonly name: string;
      readonly status: number | null;
      readonly mismatches: readonly string[];
      readonly message: string;
      readonly body: unknown;
    };

/** A call of a method of jira.js; `call` is `jira.`, `agile.` or `v2.` with group and name, or `request`. */
export interface JiraJsCall {
  readonly email: string;
  readonly call: string;
  readonly parameters?: unknown;
}

export interface JiraJs {
  readonly run: (call: JiraJsCall) => Promise<Outcome>;
  readonly close: () => Promise<void>;
}

/** The newest jira.js that the Node at hand runs. */
export const jiraJsVersion = (): 5 | 6 => {
  const version = execFileSync(NODE, ['--version'], { encoding: 'utf8' });
  return Number(/^v(\d+)/.exec(version)?.[1]) >= 22 ? 6 : 5;
};

/** Starts jira.js against a site; calls run one after another. */
export const openJiraJs = (host: string): JiraJs => {
  const child = spawn(NODE, [CLIENT, String(jiraJsVersion()), host], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    run: async (call) => {
      child.stdin.write(`${JSON.stringify(call)}\n`);
      const line = (await lines.next()) as IteratorResult<string, undefined>;
      if (line.done === true) throw new Error(`jira.js ended while it ran ${call.call}`);
      return JSON.parse(line.value) as Outcome;
    },
    close: async () => {
      const ended = once(child, 'exit');
      child.stdin.end();
      await ended;
    },
  };
};
