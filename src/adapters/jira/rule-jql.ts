/** The part of a query before its ORDER BY; text in quotes is left alone. A rule only asks which issues, never in what order. */
export function withoutOrder(jql: string): string {
  let quote: string | null = null;
  for (let at = 0; at < jql.length; at += 1) {
    const char = jql.charAt(at);
    if (quote !== null) {
      if (char === '\\') at += 1;
      else if (char === quote) quote = null;
    } else if (char === '"' || char === "'") {
      quote = char;
    } else if (/^order\s+by\b/i.test(jql.slice(at)) && (at === 0 || /[\s)]/.test(jql.charAt(at - 1)))) {
      return jql.slice(0, at).trim();
    }
  }
  return jql.trim();
}

/** A rule's query within some projects. Ids are numeric by their schema, so nothing can be injected. */
export function ruleJql(query: string, projectIds: readonly string[]): string {
  const scope = `project in (${projectIds.join(', ')})`;
  const condition = withoutOrder(query);
  return condition === '' ? scope : `${scope} AND (${condition})`;
}
