import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

/** A story with what people said about it; what they were not asked is absent. */
export interface LabelledStory {
  readonly text: string;
  /** Whether people found this fault, by criterion. */
  readonly faults: Readonly<Record<string, boolean>>;
  /** The part as people marked it; null where they marked none. */
  readonly parts: Readonly<Record<string, string | null>>;
}

/** The stories of one project, which are checked against one another. */
export interface LabelledSet {
  readonly labels: string;
  /** As the file is called: `g03`. */
  readonly project: string;
  readonly stories: readonly LabelledStory[];
}

const marked = z.object({
  text: z.string(),
  entities: z.array(z.object({ label: z.string(), start_offset: z.number(), end_offset: z.number() })),
});

function markedSet(folder: string, file: string): LabelledSet {
  const lines = readFileSync(path.join(folder, file), 'utf8').split('\n');
  const stories = lines
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const { text, entities } = marked.parse(JSON.parse(line));
      const first = (label: string): string | null => {
        const found = entities.find((entity) => entity.label === label);
        return found === undefined ? null : text.slice(found.start_offset, found.end_offset);
      };
      const benefit = first('Benefit');
      return { text, faults: { 'no benefit': benefit === null }, parts: { role: first('Persona'), ends: benefit } };
    });
  return { labels: 'ACE', project: file.slice(0, 3), stories };
}

const UFCG_FAULTS = {
  'no role': ['well_formed.no_role'],
  'no means': ['well_formed.no_means'],
  atomic: ['atomic.conjunctions'],
  minimal: ['minimal.punctuation', 'minimal.brackets', 'minimal.indicator_repetition'],
  duplicate: ['unique.identical'],
  uniform: ['uniform.uniform'],
} as const;

/** A fault counts where both raters marked it. */
function ratedSets(file: string): readonly LabelledSet[] {
  const rows = z.array(z.record(z.string(), z.string())).parse(parse(readFileSync(file), { columns: true, bom: true }));
  const projects = [...new Set(rows.map((row) => row['dataset'] ?? ''))];
  return projects.map((project) => {
    const ofProject = rows.filter((row) => row['dataset'] === project);
    const byStory = new Map<string, Readonly<Record<string, string>>[]>();
    for (const row of ofProject) {
      const id = row['story_id'] ?? '';
      byStory.set(id, [...(byStory.get(id) ?? []), row]);
    }
    const stories = [...byStory.values()].map((ratings) => {
      const faults = Object.entries(UFCG_FAULTS).map(([fault, columns]) => [
        fault,
        ratings.every((row) => columns.some((column) => row[column] === '1')),
      ]);
      return {
        text: ratings[0]?.['story'] ?? '',
        faults: Object.fromEntries(faults) as Record<string, boolean>,
        parts: {},
      };
    });
    return { labels: 'UFCG', project, stories };
  });
}

const judged = z.record(
  z.string(),
  z.array(
    z.object({
      text: z.string(),
      defects: z.object({
        missing_benefit: z.boolean(),
        non_atomic: z.boolean(),
        incomplete_means: z.boolean(),
        uniqueness: z.boolean(),
      }),
    }),
  ),
);

function judgedSets(file: string): readonly LabelledSet[] {
  return Object.entries(judged.parse(JSON.parse(readFileSync(file, 'utf8')))).map(([project, stories]) => ({
    labels: 'Scharf',
    project: project.toLowerCase(),
    stories: stories.map(({ text, defects }) => ({
      text,
      faults: {
        'no benefit': defects.missing_benefit,
        atomic: defects.non_atomic,
        'no means': defects.incomplete_means,
        duplicate: defects.uniqueness,
      },
      parts: {},
    })),
  }));
}

/** All labelled stories of a folder, laid out as their publishers do, a set for each project and publisher. */
export function labelledStories(folder: string): readonly LabelledSet[] {
  const spans = path.join(folder, 'connextra-spans');
  const files = readdirSync(spans).filter((file) => file.endsWith('.jsonl'));
  return [
    ...files.sort().map((file) => markedSet(spans, file)),
    ...ratedSets(path.join(folder, 'qus-ufcg.csv')),
    ...judgedSets(path.join(folder, 'qus-scharf-g03.json')),
  ];
}
