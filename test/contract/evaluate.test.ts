import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.join(__dirname, '..', '..');
jest.setTimeout(120_000);

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command as `npm run evaluate` does, with a text as standard input. */
function evaluate(args: readonly string[], input: string | Buffer = ''): Promise<Ended> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tools/evaluate/main.ts', ...args], { cwd: root });
  const out: Buffer[] = [];
  const errors: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  // It may have refused its arguments, and be gone before it read anything.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({ code, stdout: Buffer.concat(out).toString('utf8'), stderr: Buffer.concat(errors).toString('utf8') }),
    );
  });
}

const jsonLines = (lines: readonly unknown[]): string => lines.map((line) => `${JSON.stringify(line)}\n`).join('');

interface CandidateLine {
  readonly id: string | number;
  readonly candidates: readonly { readonly id: string | number; readonly score: number }[];
}
const candidatesIn = (stdout: string): readonly CandidateLine[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as CandidateLine);

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'plumbline-evaluate-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
function fileOf(name: string, content: string | Buffer): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

const COMMANDS = ['duplicates', 'order', 'score', 'stories'];

describe('the evaluate command', () => {
  it.each([[[]], [['nothing', 'file']], [['constructor', 'file']], [['score']], [['score', 'a', 'b']]])(
    'tells its usage on standard error and exits with 2 when called with %j',
    async (args) => {
      const { code, stdout, stderr } = await evaluate(args);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      for (const command of COMMANDS) expect(stderr).toContain(`  ${command} `);
    },
  );

  it('prints its usage when asked for it', async () => {
    const { code, stdout, stderr } = await evaluate(['--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Usage');
  });

  it('refuses a file that is not there, a folder, and bytes that are no text', async () => {
    const missing = path.join(folder, 'missing.json');
    expect(await evaluate(['score', missing])).toEqual({
      code: 1,
      stdout: '',
      stderr: `${missing}: there is no such file\n`,
    });
    expect(await evaluate(['score', folder])).toEqual({ code: 1, stdout: '', stderr: `${folder}: is a folder\n` });
    expect(await evaluate(['stories', '-'], Buffer.from([0x7b, 0xff, 0xfe]))).toEqual({
      code: 1,
      stdout: '',
      stderr: 'standard input: is not UTF-8 text\n',
    });
  });

  it.each(COMMANDS)('%s refuses what is not JSON with its line, and prints nothing', async (command) => {
    const { code, stdout, stderr } = await evaluate([command, '-'], '\n{"id":\n');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^standard input: line [23](, column \d+)?: is not JSON( from here on)?\n$/);
  });

  it.each(COMMANDS)('%s refuses JSON of another shape: null, a number, an array in an array', async (command) => {
    for (const input of ['null', '42', '[[]]', '{"__proto__":{"id":"x"}}']) {
      const { code, stdout, stderr } = await evaluate([command, '-'], input);
      expect({ input, code, stdout }).toEqual({ input, code: 1, stdout: '' });
      expect(stderr).toMatch(/^standard input: /);
      expect(stderr).not.toContain('at Object.');
    }
  });
});

describe('evaluate duplicates', () => {
  const items = [
    { id: 'a', title: 'Pay with a saved card', description: 'Guests type it each time' },
    { id: 7, title: 'Saved cards for guests', description: null },
    { id: 'c', title: 'Search by colour' },
    { id: 'd', title: '' },
  ];

  it('[D1] gives each item the ones most like it, best first, in the order of the input', async () => {
    const { code, stdout, stderr } = await evaluate(['duplicates', '-'], `\uFEFF${jsonLines(items)}\n`);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const lines = candidatesIn(stdout);
    expect(lines.map(({ id }) => id)).toEqual(['a', 7, 'c', 'd']);
    expect(lines[0]?.candidates.map(({ id }) => id)).toEqual([7]);
    expect(lines[1]?.candidates[0]).toEqual({ id: 'a', score: lines[0]?.candidates[0]?.score });
    expect(lines[3]?.candidates).toEqual([]);
  });

  it('gives the same bytes for a file as for standard input, whatever the end of its lines', async () => {
    const file = fileOf('items.jsonl', jsonLines(items).replaceAll('\n', '\r\n'));
    const [ofFile, ofInput] = [
      await evaluate(['duplicates', file]),
      await evaluate(['duplicates', '-'], jsonLines(items)),
    ];
    expect(ofFile).toEqual(ofInput);
  });

  it('tells every bad line with its number and reason, twenty at most', async () => {
    const file = fileOf('bad.jsonl', `${jsonLines(items)}{"id":"x"}\n\nnonsense\n{"id":"a","title":"again"}\n`);
    const { code, stdout, stderr } = await evaluate(['duplicates', file]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    const told = stderr.trimEnd().split('\n');
    expect(told[0]).toMatch(/bad\.jsonl: line 5: title: /);
    expect(told[1]).toMatch(/bad\.jsonl: line 7: is not JSON/);

    const many = await evaluate(['duplicates', '-'], 'x\n'.repeat(5000));
    expect(many.stderr.trimEnd().split('\n')).toHaveLength(21);
    expect(many.stderr).toMatch(/and \d+ more problems\n$/);
  });

  it('refuses an id that was there before', async () => {
    const { code, stdout, stderr } = await evaluate(['duplicates', '-'], jsonLines([items[0], items[2], items[0]]));
    expect({ code, stdout, stderr }).toEqual({
      code: 1,
      stdout: '',
      stderr: 'standard input: line 3: id: is that of line 1\n',
    });
  });

  it('[D5] bears hostile texts: ten megabytes, right-to-left, emoji, script tags, zero width', async () => {
    const hostile = [
      { id: '1', title: 'huge', description: 'word <script>alert(1)</script> '.repeat(340_000) },
      { id: '2', title: '\u202etxet\u202c \u200b\u200d\u0000', description: '👩‍👩‍👧‍👦'.repeat(10_000) },
      { id: '3', title: '__proto__ constructor toString', description: '"},{"id":"x' },
      { id: '4', title: 'toString constructor', description: '\ud800 \uffff' },
    ];
    const { code, stdout, stderr } = await evaluate(['duplicates', '-'], jsonLines(hostile));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const lines = candidatesIn(stdout);
    expect(lines.map(({ id }) => id)).toEqual(['1', '2', '3', '4']);
    expect(lines[3]?.candidates[0]?.id).toBe('3');
  });

  it('[D5] takes 50,000 lines', async () => {
    const lines = Array.from({ length: 50_000 }, (_, at) => ({
      id: `i${at}`,
      title: `Screen ${at % 977} shows field ${at % 1009} of the order`,
      description: 'As usual',
    }));
    const { code, stdout, stderr } = await evaluate(['duplicates', '-'], jsonLines(lines));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(candidatesIn(stdout)).toHaveLength(50_000);
  });
});

describe('evaluate score', () => {
  const documents = readFileSync(path.join(root, 'docs/evaluation.md'), 'utf8');
  const example = /```json\n([\s\S]*?)```/.exec(documents.slice(documents.indexOf('## score')))?.[1] ?? '';
  interface Scores {
    readonly now: number;
    readonly priors: unknown;
    readonly scores: readonly {
      readonly issueKey: string;
      readonly value: {
        readonly value: number;
        readonly basePoints: number;
        readonly receipt: readonly { points: number }[];
      };
      readonly alignment: { readonly alignment: number; readonly state: string };
    }[];
  }
  type Document = Record<string, unknown> & {
    model: { criteria: Record<string, unknown>[] };
    roadmap: { rules: Record<string, unknown>[] };
    issues: Record<string, unknown>[];
  };
  const changed = (change: (document: Document) => void): string => {
    const document = JSON.parse(example) as Document;
    change(document);
    return JSON.stringify(document);
  };

  it('[V7] [A5] scores the example of docs/evaluation.md as that page says, and its points add up', async () => {
    const { code, stdout, stderr } = await evaluate(['score', fileOf('example.json', example)]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const [scored] = (JSON.parse(stdout) as Scores).scores;
    expect(scored?.issueKey).toBe('SHOP-1');
    expect(scored?.value.value.toFixed(1)).toBe('73.3');
    expect(scored?.value.receipt.map(({ points }) => points.toFixed(2))).toEqual(['56.25', '17.08']);
    const sum = scored?.value.receipt.reduce((total, { points }) => total + points, scored.value.basePoints);
    expect(sum).toBeCloseTo(scored?.value.value ?? Number.NaN, 9);
    expect(scored?.alignment).toMatchObject({ state: 'aligned', alignment: 60 });
  });

  it('[V4] takes priors and the moment as given, else from the issues', async () => {
    const priors = { 'customer-value': { '*': { p10: 0.2, median: 0.6, p90: 0.8, count: 40 } } };
    const given = await evaluate(
      ['score', '-'],
      changed((document) => Object.assign(document, { priors, now: 1_795_600_000_000 })),
    );
    expect(JSON.parse(given.stdout)).toMatchObject({ now: 1_795_600_000_000, priors });
    const taken = await evaluate(
      ['score', '-'],
      changed((document) => {
        delete document['now'];
      }),
    );
    expect((JSON.parse(taken.stdout) as Scores).now).toBe(1_795_000_000_000);
  });

  it('[A2] an issue behind a roadmap item that is done is so by what is given, also of another project', async () => {
    const behind = (doneIssueIds: readonly string[]) =>
      changed((document) => {
        const items = (document.roadmap as unknown as { items: Record<string, unknown>[] }).items;
        Object.assign(items[0]!, { issueId: '777' });
        Object.assign(document, { doneIssueIds });
      });
    const [open, done] = [await evaluate(['score', '-'], behind([])), await evaluate(['score', '-'], behind(['777']))];
    expect((JSON.parse(open.stdout) as Scores).scores[0]?.alignment.state).toBe('aligned');
    expect((JSON.parse(done.stdout) as Scores).scores[0]?.alignment.state).toBe('stale');
  });

  it.each<[string, (document: Document) => void, string]>([
    ['a missing property', (document) => delete document.issues[0]!['statusCategory'], 'issues.0.statusCategory: '],
    ['a property that nobody reads', (document) => Object.assign(document, { nwo: 1 }), 'nwo'],
    [
      'a scale without an extent',
      (document) => Object.assign(document.model.criteria[0]!, { scale: { kind: 'anchors', low: 1, high: 1 } }),
      'model.criteria.0.scale',
    ],
    [
      'a rule to nowhere',
      (document) => Object.assign(document.roadmap.rules[0]!, { itemId: 'gone' }),
      'roadmap.rules.0.itemId: ',
    ],
    ['the same issue twice', (document) => document.issues.push(document.issues[0]!), 'issues.1.issueId: '],
    ['a number as text', (document) => Object.assign(document.issues[0]!, { votes: 'many' }), 'issues.0.votes: '],
  ])('refuses %s with its path', async (_, change, told) => {
    const { code, stdout, stderr } = await evaluate(['score', '-'], changed(change));
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('standard input: ');
    expect(stderr).toContain(told);
  });

  it('takes 50,000 issues', async () => {
    const input = changed((document) => {
      document.issues = Array.from({ length: 50_000 }, (_, at) => ({
        ...document.issues[0]!,
        issueId: String(at + 1),
      }));
    });
    const { code, stdout, stderr } = await evaluate(['score', '-'], input);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect((JSON.parse(stdout) as Scores).scores).toHaveLength(50_000);
  });
});
