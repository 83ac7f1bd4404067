import type { JiraCall } from '../actor';
import { isJsonList, isJsonObject } from '../json';
import { ownValue } from '../own-value';
import type { Json } from '../site-records';

const NAMES: readonly string[] = ['jql', 'jqls', 'queries'];

const textsIn = (value: Json | undefined): readonly string[] => {
  if (typeof value === 'string') return [value];
  return value !== undefined && isJsonList(value) ? value.filter((each) => typeof each === 'string') : [];
};

const TAKES_QUERIES = /\/(search|jql)\//;

const bodyOf = ({ path, body }: JiraCall): Json => {
  if (body === null || !TAKES_QUERIES.test(path)) return null;
  try {
    return JSON.parse(body) as Json;
  } catch {
    // What is no JSON has no queries, and is refused by whoever needs it.
    return null;
  }
};

/** Every query that a request brings, in its address or in its body. */
export const queriesInCall = (call: JiraCall): readonly string[] => {
  const [, parameters] = call.path.split('?');
  const body = bodyOf(call);
  const named = isJsonObject(body) ? NAMES.flatMap((name) => textsIn(ownValue(body, name))) : [];
  return [...new URLSearchParams(parameters ?? '').getAll('jql'), ...named];
};
