import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { FAULT_NAMES } from '../../sandbox/faults/fault-settings';

const TEST = path.resolve(__dirname, '..');

/** Tests of the app; those of the sandbox itself do not count. */
const appTests = ['app', 'contract', 'e2e'].flatMap((folder) =>
  readdirSync(path.join(TEST, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => readFileSync(path.join(TEST, folder, file), 'utf8')),
);
/** What stands in titles: `it('[name] …`, `describe('[name] …`. */
const titled = new Set(
  appTests.flatMap((source) =>
    [...source.matchAll(/\b(?:it|test|describe)(?:\.each\([^\n]*\))?\(\s*'((?:\[\w+\] )+)/g)].flatMap(
      ([, marks = '']) => [...marks.matchAll(/\[(\w+)\]/g)].map(([, name]) => name),
    ),
  ),
);

it.each(FAULT_NAMES)('%s is met by a test of the app', (name) => {
  expect(titled).toContain(name);
});
