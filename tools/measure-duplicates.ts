import { gzipSync } from 'node:zlib';
import { condenseDescription } from '../src/domain/duplicates/condense-description';
import type { IndexedText } from '../src/domain/duplicates/text-index';
import { labelledPairs } from './evaluate/measure/labelled-pairs';
import { indexOf, measurePairs } from './evaluate/measure/measure-pairs';
import { twoDecimals, wilson } from './evaluate/proportion';

const USAGE = 'Usage: npx tsx tools/measure-duplicates.ts EXPORT.csv PAIRS.csv\n';

function share(hits: number, of: number): string {
  const { low, high } = wilson(hits, of);
  return `${twoDecimals(hits / of)} [${twoDecimals(low)}, ${twoDecimals(high)}]`;
}

/** What the descriptions take in a snapshot, as text of base64. */
function storedBytes(texts: readonly IndexedText[]): number {
  const condensed = texts.map(({ description }) => condenseDescription(description));
  return Math.ceil(gzipSync(JSON.stringify(condensed)).length / 3) * 4;
}

// By the last digit, so that both halves are of all years.
function isOdd([id]: readonly [string, string]): boolean {
  return /[13579]$/.test(id);
}

function main([exported, list]: readonly string[]): void {
  if (exported === undefined || list === undefined) {
    process.stderr.write(USAGE);
    process.exitCode = 2;
    return;
  }
  const { texts, pairs } = labelledPairs(exported, list);
  const index = indexOf(texts);
  process.stdout.write('| pairs | asked | R@1 | R@5 | R@10 | MRR |\n| --- | --- | --- | --- | --- | --- |\n');
  const halves = { even: pairs.filter((pair) => !isOdd(pair)), odd: pairs.filter(isOdd), all: pairs };
  for (const [name, chosen] of Object.entries(halves)) {
    const { asked, first, firstFive, firstTen, meanReciprocal } = measurePairs(index, chosen);
    const found = [first, firstFive, firstTen].map((hits) => share(hits, asked)).join(' | ');
    process.stdout.write(`| ${name} ${chosen.length} | ${asked} | ${found} | ${twoDecimals(meanReciprocal)} |\n`);
  }
  const bytes = Math.round((storedBytes(texts) / texts.length) * 10_000);
  process.stdout.write(`\nStored for 10,000 items like these ${texts.length}: ${bytes} bytes (gzip, base64).\n`);
}

main(process.argv.slice(2));
