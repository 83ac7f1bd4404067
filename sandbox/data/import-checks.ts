import { ImportRefusal } from './import-refusal';
import type { ImportSite } from './import-site';
import type { ImportedIssue } from './imported-issue';

export function projectKeyOf(issueKey: string): string {
  return issueKey.slice(0, issueKey.lastIndexOf('-'));
}

/** Refuses a file whose issues cannot all stand beside what the site has. */
export function checkKeys(issues: readonly ImportedIssue[], site: ImportSite): void {
  const taken = new Set(site.projects.flatMap(({ key, formerKeys }) => [key, ...formerKeys]));
  const lines = new Map<string, number>();
  const ids = new Map<string, string>();
  for (const { key, externalId, places } of issues) {
    const project = projectKeyOf(key);
    if (taken.has(project)) {
      throw new ImportRefusal(
        places.key,
        `The site already has a project with the key ${project}; nothing was imported.`,
      );
    }
    const line = lines.get(key);
    if (line !== undefined) throw new ImportRefusal(places.key, `The issue key ${key} stands on line ${line} already.`);
    lines.set(key, places.key.line);
    if (externalId === null) continue;
    const owner = ids.get(externalId);
    if (owner !== undefined)
      throw new ImportRefusal(places.row, `The issue id ${externalId} belongs to ${owner} already.`);
    ids.set(externalId, key);
  }
}

export interface Parents {
  /** Parent key by issue key. */
  readonly byKey: ReadonlyMap<string, string>;
  /** Issues whose parent the file does not hold. */
  readonly dropped: number;
}

/** Finds each issue's parent within the file; refuses circles. */
export function parentsOf(issues: readonly ImportedIssue[]): Parents {
  const keys = new Map<string, string>();
  for (const { key, externalId } of issues) {
    keys.set(key, key);
    if (externalId !== null) keys.set(externalId, key);
  }
  const byKey = new Map<string, string>();
  let dropped = 0;
  for (const { key, parentRefs } of issues) {
    const parent = parentRefs.map((ref) => keys.get(ref)).find((found) => found !== undefined);
    if (parent !== undefined) byKey.set(key, parent);
    else if (parentRefs.length > 0) dropped += 1;
  }
  refuseCircles(issues, byKey);
  return { byKey, dropped };
}

function refuseCircles(issues: readonly ImportedIssue[], parents: ReadonlyMap<string, string>): void {
  const sound = new Set<string>();
  for (const { key, places } of issues) {
    const way: string[] = [];
    let at: string | undefined = key;
    while (at !== undefined && !sound.has(at)) {
      if (way.includes(at)) {
        const circle = [...way.slice(way.indexOf(at)), at].join(' > ');
        throw new ImportRefusal(places.parent, `Parents go round in a circle: ${circle}.`);
      }
      way.push(at);
      at = parents.get(at);
    }
    for (const one of way) sound.add(one);
  }
}
