import { JiraRefusal } from '../jira-refusal';

/** The most that a bulk write of properties can need, and room around it. */
const MAX_CHARACTERS = 40_000_000;
/** As deep as the JSON reader of Jira's platform goes. */
const MAX_DEPTH = 1000;

const OPENING: ReadonlySet<string> = new Set(['[', '{']);
const CLOSING: ReadonlySet<string> = new Set([']', '}']);

/** Whether lists and objects stand in one another deeper than any reader goes; texts are skipped. */
const isTooDeep = (text: string): boolean => {
  let depth = 0;
  let isInText = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] ?? '';
    if (isInText) {
      if (character === '\\') index += 1;
      else if (character === '"') isInText = false;
    } else if (character === '"') isInText = true;
    else if (OPENING.has(character)) {
      depth += 1;
      if (depth > MAX_DEPTH) return true;
    } else if (CLOSING.has(character)) depth -= 1;
  }
  return false;
};

/** The JSON of a body, or Jira's refusal of what is none. */
export const jsonOfText = (text: string | null): unknown => {
  if (text === null || text.trim() === '') {
    throw new JiraRefusal(400, 'No content to map to Object due to end of input');
  }
  if (text.length > MAX_CHARACTERS) throw new JiraRefusal(400, 'The request body is too large.');
  if (isTooDeep(text)) {
    throw new JiraRefusal(400, `The request body is nested deeper than the maximum of ${MAX_DEPTH} levels.`);
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new JiraRefusal(400, 'There was an error parsing JSON. Check that your request body is valid.');
  }
};
