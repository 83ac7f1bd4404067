import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { importFile } from './data/import-file';
import { importSiteFrom } from './data/import-site';
import type { HostState } from './forge/host-state';
import type { JiraSite } from './jira/jira-site';

/** A file was refused; nothing of it is on the site. */
export class ImportFailed extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ImportFailed';
  }
}

function hashOf(file: string): string {
  try {
    return createHash('sha256').update(readFileSync(file)).digest('hex');
  } catch {
    throw new ImportFailed(`${file} cannot be read. Check the path after --import.`);
  }
}

/** Adds files to the site, each once: a file that is there already is named and left alone. */
export async function importFiles({
  files,
  jira,
  hostState,
  print,
}: {
  readonly files: readonly string[];
  readonly jira: JiraSite;
  readonly hostState: HostState;
  readonly print: (line: string) => void;
}): Promise<void> {
  for (const file of files) {
    const hash = hashOf(file);
    const before = hostState.findImport(hash);
    if (before !== undefined) {
      print(`${path.basename(file)} is here already (${before.issues} issues).`);
      continue;
    }
    const result = await importFile(file, { now: Date.now(), site: importSiteFrom(jira.data()) });
    if (!result.ok) {
      const { line, column, reason } = result.error;
      throw new ImportFailed(`${file}:${line}:${column}: ${reason} Nothing of this file was imported.`);
    }
    const { data, summary } = result.value;
    jira.load(data);
    // On disk before it is remembered as imported: a crash in between must not lose the file for good.
    await jira.flush();
    hostState.rememberImport(hash, { name: path.basename(file), at: Date.now(), issues: summary.issues });
    print(
      `Imported ${summary.issues} issues from ${path.basename(file)}: ${summary.epics} epics, ${summary.open} open.`,
    );
    for (const note of summary.notes) print(`  ${note}`);
    if (summary.ignored.length > 0) print(`  Not used: ${summary.ignored.join(', ')}.`);
  }
}
