/** A line that heads acceptance criteria, in the languages of most Jira sites; also `AC:`, `AC 1` and wiki markup. */
const HEADING =
  /^\W{0,20}(?:h[1-6]\.\W{0,10})?(?:acceptance[\s-]{1,3}(?:criteria|criterion|tests?)|definition\s{1,3}of\s{1,3}done|conditions\s{1,3}of\s{1,3}satisfaction|acs?(?:\s?\d{1,3})?|akzeptanzkriteri(?:en|um)|abnahmekriteri(?:en|um)|crit[eè]res?\s{1,3}d['’]acceptation|criterios?\s{1,3}de\s{1,3}aceptaci[oó]n|crit[eé]rios?\s{1,3}de\s{1,3}(?:aceita[cç][aã]o|aceite)|criteri\s{1,3}di\s{1,3}accettazione|acceptatiecriteria)[\s*_)\]}]{0,10}(?:[:(–—-]|$)/iu;
/** A line of a list that can be ticked off, in Markdown and in Jira's wiki markup. */
const TICK_BOX = /^\s{0,40}(?:[-*+]\s{0,4})?\[[ xX]?\]\s/;
const STEP = /(?<![\p{L}\p{N}_])(?:given|when|then)(?![\p{L}\p{N}_])/giu;
/** Given, when and then of one criterion stand no further apart, in characters. */
const STEP_WITHIN = 600;

/** Whether a text states acceptance criteria: by a heading, `AC:`, Given/When/Then or tick boxes. [S7] */
export function hasAcceptanceCriteria(text: string): boolean {
  return hasGivenWhenThen(text) || linesOf(text).some((line) => HEADING.test(line) || TICK_BOX.test(line));
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r?\n/);
}

/** Looks at each word once; a regular expression over all three would look again at every "given". */
function hasGivenWhenThen(text: string): boolean {
  let given = Number.NEGATIVE_INFINITY;
  let when = Number.NEGATIVE_INFINITY;
  for (const { 0: step, index } of text.matchAll(STEP)) {
    const word = step.toLowerCase();
    if (word === 'given') given = index;
    else if (word === 'when' && index - given <= STEP_WITHIN) when = index;
    else if (word === 'then' && index - when <= STEP_WITHIN) return true;
  }
  return false;
}
