/** A line is a template where this share of the descriptions has it. [D2] */
const TEMPLATE_SHARE = 0.01;
/** And at least so many descriptions: in a small backlog a few copies are no template. Convention. [D2] */
const TEMPLATE_LEAST = 5;

interface CountedLine {
  count: number;
  isTemplate: boolean;
}

/** The lines of all descriptions, and which of them are templates: headings and hints that say nothing of their item. */
export interface TemplateLines {
  readonly add: (lines: readonly string[]) => void;
  readonly remove: (lines: readonly string[]) => void;
  readonly isTemplate: (line: string) => boolean;
  /** Decides anew; gives the lines that became templates or ceased to be. */
  readonly settle: () => ReadonlySet<string>;
}

/** Counts lines as descriptions come and go. [D2] [D5] */
export function createTemplateLines(): TemplateLines {
  const counted = new Map<string, CountedLine>();
  let descriptions = 0;
  return {
    add: (lines) => {
      if (lines.length > 0) descriptions += 1;
      for (const line of lines) {
        const known = counted.get(line);
        if (known === undefined) counted.set(line, { count: 1, isTemplate: false });
        else known.count += 1;
      }
    },
    remove: (lines) => {
      if (lines.length > 0) descriptions -= 1;
      for (const line of lines) {
        const known = counted.get(line) as CountedLine;
        known.count -= 1;
        if (known.count === 0) counted.delete(line);
      }
    },
    isTemplate: (line) => counted.get(line)?.isTemplate === true,
    settle: () => {
      const least = Math.max(TEMPLATE_LEAST, TEMPLATE_SHARE * descriptions);
      const turned = new Set<string>();
      for (const [line, known] of counted) {
        if (known.isTemplate === known.count >= least) continue;
        known.isTemplate = !known.isTemplate;
        turned.add(line);
      }
      return turned;
    },
  };
}
