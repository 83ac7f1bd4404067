import { type LabelledSet, labelledStories } from './evaluate/measure/labelled-stories';
import { criteriaOf, measureLabels } from './evaluate/measure/measure-labels';
import { twoDecimals, wilson } from './evaluate/proportion';

/** The projects whose labels were looked at while the rules were written; all others are held out. */
const TUNED_ON = ['g03', 'g08', 'g12', 'g16', 'g18', 'g22'];

function share(hits: number, of: number): string {
  if (of === 0) return '-';
  const { low, high } = wilson(hits, of);
  return `${twoDecimals(hits / of)} [${twoDecimals(low)}, ${twoDecimals(high)}]`;
}

function lineOf(sets: readonly LabelledSet[], criterion: string, isTold: boolean): string {
  const { stories, hits, alarms, misses, differing } = measureLabels(sets, criterion);
  const f1 = hits + alarms + misses === 0 ? '-' : twoDecimals((2 * hits) / (2 * hits + alarms + misses));
  const counts = `${stories} / ${hits + misses}`;
  const line = `| ${criterion} | ${counts} | ${share(hits, hits + alarms)} | ${share(hits, hits + misses)} | ${f1} |`;
  return isTold ? [line, ...differing.map((text) => `    ${text}`)].join('\n') : line;
}

function main([folder, option]: readonly string[]): void {
  if (folder === undefined) {
    process.stderr.write('Usage: npx tsx tools/measure-stories.ts FOLDER [--differing]\n');
    process.exitCode = 2;
    return;
  }
  const sets = labelledStories(folder);
  for (const isTuned of [true, false]) {
    for (const labels of new Set(sets.map((set) => set.labels))) {
      const chosen = sets.filter((set) => set.labels === labels && TUNED_ON.includes(set.project) === isTuned);
      const [first] = chosen;
      if (first === undefined) continue;
      const projects = chosen.map(({ project }) => project).join(', ');
      process.stdout.write(`\n${labels}, ${isTuned ? 'tuned on' : 'held out'}: ${projects}\n\n`);
      process.stdout.write('| criterion | stories / positive | P | R | F1 |\n| --- | --- | --- | --- | --- |\n');
      for (const criterion of criteriaOf(first)) {
        process.stdout.write(`${lineOf(chosen, criterion, option === '--differing')}\n`);
      }
    }
  }
}

main(process.argv.slice(2));
