import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateDemoSite } from '../../../sandbox/data/demo-site';
import { type ImportResult, type ImportSummary, importFile } from '../../../sandbox/data/import-file';
import type { ImportFault } from '../../../sandbox/data/import-refusal';
import { importSiteFrom } from '../../../sandbox/data/import-site';
import { mergeSites } from '../../../sandbox/data/merge-sites';
import type { IssueRecord, SiteData } from '../../../sandbox/jira/site-records';
import { siteProblems } from './site-problems';

export const NOW = Date.UTC(2026, 10, 24, 9, 30);
export const demo = generateDemoSite({ now: NOW });
const folder = mkdtempSync(join(tmpdir(), 'plumbline-import-'));

export function importText(content: string | Buffer, name = 'export.csv'): Promise<ImportResult> {
  const path = join(folder, name);
  writeFileSync(path, content);
  return importFile(path, { now: NOW, site: importSiteFrom(demo) });
}

export interface Imported {
  readonly data: SiteData;
  readonly summary: ImportSummary;
  readonly issue: (key: string) => IssueRecord;
}

/** Imports, and checks that the demo site with what came in is sound as a whole. */
export async function imported(content: string | Buffer, name?: string): Promise<Imported> {
  const result = await importText(content, name);
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result.error)}`);
  const { data, summary } = result.value;
  expect(siteProblems(mergeSites(demo, data), NOW)).toEqual([]);
  return {
    data,
    summary,
    issue: (key) => {
      const found = data.issues.find((one) => one.key === key);
      if (found === undefined) throw new Error(`No ${key}`);
      return found;
    },
  };
}

/** The fault that a file is refused for, without the path. */
export async function refusal(content: string | Buffer, name?: string): Promise<Omit<ImportFault, 'file'>> {
  const result = await importText(content, name);
  if (result.ok) throw new Error('Not refused');
  const { line, column, reason } = result.error;
  expect(result.error.file).toContain(name ?? 'export.csv');
  return { line, column, reason };
}
