import type { Evaluate } from './evaluate';

export interface Command {
  readonly summary: string;
  /** Loaded when it is asked for, so that one command does not wait for the others. */
  readonly load: () => Promise<Evaluate>;
}

/** The commands by name; one line and one file each. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  duplicates: {
    summary: 'the ten items most like each (FILE.jsonl)',
    load: async () => (await import('./duplicates')).evaluateDuplicates,
  },
  order: {
    summary: 'the best order of items, and the moves toward it (FILE.json)',
    load: async () => (await import('./order')).evaluateOrder,
  },
  score: {
    summary: 'value and alignment of issues, with receipts (FILE.json)',
    load: async () => (await import('./score')).evaluateScore,
  },
  stories: {
    summary: 'parts and findings of user stories, JSONL',
    load: async () => (await import('./stories')).evaluateStories,
  },
};
