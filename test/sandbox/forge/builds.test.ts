import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readManifest } from '../../../sandbox/forge/app-manifest';
import { bundleFunctions } from '../../../sandbox/forge/bundle-functions';
import { oneAtATime } from '../../../sandbox/forge/one-at-a-time';
import { replaceDirectory } from '../../../tools/build/replace-directory';
import { aFolder, stopAll } from './running-sandbox';

/* Several sandboxes of one work tree share what they build: `npm start` beside `npm test`. */

afterEach(stopAll);

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('one at a time', () => {
  it('the second waits for the first', async () => {
    const file = path.join(aFolder(), 'page.lock');
    const steps: string[] = [];
    const build = (name: string) =>
      oneAtATime(file, async () => {
        steps.push(`${name} begins`);
        await pause(20);
        steps.push(`${name} ends`);
      });
    await Promise.all([build('a'), build('b')]);
    expect(steps).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
    expect(existsSync(file)).toBe(false);
  });

  it('work that fails gives its place back', async () => {
    const file = path.join(aFolder(), 'page.lock');
    await expect(oneAtATime(file, () => Promise.reject(new Error('no build')))).rejects.toThrow('no build');
    await expect(oneAtATime(file, () => Promise.resolve('built'))).resolves.toBe('built');
  });

  it('nobody waits for a process that ended', async () => {
    const file = path.join(aFolder(), 'page.lock');
    const noProcess = 2 ** 22 + 1; // beyond the highest process id
    writeFileSync(file, String(noProcess));
    await expect(oneAtATime(file, () => Promise.resolve('built'))).resolves.toBe('built');
  });
});

describe('a directory that is built anew', () => {
  const page = (): string => path.join(aFolder(), 'page');
  const write = (text: string) => (directory: string) => {
    writeFileSync(path.join(directory, `${text}.js`), text);
    return Promise.resolve();
  };

  it('keeps the old files until the new ones are whole, and none of them afterwards', async () => {
    const directory = page();
    await replaceDirectory(directory, write('old'));
    await replaceDirectory(directory, async (fresh) => {
      await write('new')(fresh);
      expect(readdirSync(directory)).toEqual(['old.js']);
    });
    expect(readdirSync(directory)).toEqual(['new.js']);
    expect(readdirSync(path.dirname(directory))).toEqual(['page']);
  });

  it('stays as it was where the build fails', async () => {
    const directory = page();
    await replaceDirectory(directory, write('old'));
    const failing = replaceDirectory(directory, () => Promise.reject(new Error('no build')));
    await expect(failing).rejects.toThrow('no build');
    expect(readdirSync(directory)).toEqual(['old.js']);
    expect(readdirSync(path.dirname(directory))).toEqual(['page']);
  });
});

describe('bundled functions', () => {
  const whole = readManifest(process.cwd());
  const manifest = {
    ...whole,
    modules: {
      ...whole.modules,
      function: whole.modules.function.slice(0, 1).map((one) => ({ ...one, handler: 'index.run' })),
    },
  };
  const write = (root: string, answer: number): void => {
    mkdirSync(path.join(root, 'src'), { recursive: true });
    writeFileSync(path.join(root, 'src', 'index.ts'), `export const run = (): number => ${answer};`);
  };
  const bundle = (root: string) => bundleFunctions({ root, outDirectory: path.join(root, 'out'), manifest });

  it('of two sandboxes that start at once are the same, and whole', async () => {
    const root = aFolder();
    write(root, 1);
    const [one, other] = await Promise.all([bundle(root), bundle(root)]);
    expect(other.directory).toBe(one.directory);
    expect(readdirSync(path.join(root, 'out'))).toEqual([path.basename(one.directory)]);
    expect(readFileSync(path.join(one.directory, 'index.cjs'), 'utf8')).toContain('1');
    expect((await bundle(root)).built).toBe(false);
  });

  it('stay for a sandbox that runs since before an edit', async () => {
    const root = aFolder();
    write(root, 1);
    const before = await bundle(root);
    write(root, 2);
    const after = await bundle(root);
    expect(after.directory).not.toBe(before.directory);
    expect(existsSync(path.join(before.directory, 'index.cjs'))).toBe(true);
    for (let answer = 3; answer < 12; answer += 1) {
      write(root, answer);
      await bundle(root);
    }
    expect(readdirSync(path.join(root, 'out'))).toHaveLength(8);
  });

  it('that cannot be built leave nothing behind', async () => {
    const root = aFolder();
    write(root, 1);
    writeFileSync(path.join(root, 'src', 'index.ts'), 'export const run = (');
    await expect(bundle(root)).rejects.toThrow('Unexpected end of file');
    expect(readdirSync(path.join(root, 'out'))).toEqual([]);
  });
});
