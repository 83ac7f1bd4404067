import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(__dirname, '..', '..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

function filesUnder(folder: string, wanted: RegExp): readonly string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const at = path.join(folder, entry.name);
    if (entry.isDirectory())
      return entry.name === 'node_modules' || entry.name === 'build' ? [] : filesUnder(at, wanted);
    return wanted.test(entry.name) ? [at] : [];
  });
}

const DOCUMENTS = [
  ...['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'],
  ...filesUnder('docs', /\.md$/),
];

/** Words in backticks that look like a path of this repository. */
function pathsIn(text: string): readonly string[] {
  const quoted = [...text.matchAll(/`([A-Za-z.][\w./-]*)`/g)].map((match) => match[1] ?? '');
  const top = /^(src|static|sandbox|tools|test|docs|\.ci)(\/|$)|^[\w.-]+\.(md|cjs|yml)$/;
  return quoted.filter((word) => top.test(word) && !word.startsWith('static/build'));
}

describe('documents', () => {
  test.each(DOCUMENTS)('every path that %s names exists', (document) => {
    const missing = pathsIn(read(document)).filter((at) => !existsSync(path.join(root, at)));
    expect(missing).toEqual([]);
  });

  test.each(DOCUMENTS)('every link of %s leads to a file', (document) => {
    const targets = [...read(document).matchAll(/\]\(([^)#]+)[^)]*\)/g)]
      .map((match) => match[1] ?? '')
      .filter((target) => !/^[a-z]+:/.test(target));
    const missing = targets.filter((target) => !existsSync(path.join(root, path.dirname(document), target)));
    expect(missing).toEqual([]);
  });

  test('nothing but documents of decisions is in docs/adr, numbered without gaps', () => {
    const numbers = readdirSync(path.join(root, 'docs/adr')).map((file) =>
      Number(/^(\d{4})-[a-z0-9-]+\.md$/.exec(file)?.[1]),
    );
    expect(numbers.sort((a, b) => a - b)).toEqual(numbers.map((_, at) => at + 1));
  });
});

describe('rule ids', () => {
  const ids = (text: string): readonly string[] =>
    [...text.matchAll(/\[([VAOHD]\d)\]/g)].map((match) => match[1] ?? '');
  const specified = new Set(ids(read('docs/SPEC.md')));
  const tests = filesUnder('test', /\.test\.tsx?$/)
    .map(read)
    .join('\n');
  const titled = new Set(
    [...tests.matchAll(/(?:test|it|describe)(?:\.each\([^)]*\))?\(\s*[`'"]([^`'"]*)/g)].flatMap((match) =>
      ids(match[1] ?? ''),
    ),
  );

  test('every implemented rule is cited by the title of a test', () => {
    expect([...specified].filter((id) => !titled.has(id))).toEqual([]);
  });

  test('every rule that a test or the source cites is specified', () => {
    const sources = filesUnder('src', /\.ts$/).map(read).join('\n');
    const cited = new Set([...titled, ...ids(sources)]);
    expect([...cited].filter((id) => !specified.has(id))).toEqual([]);
  });
});
