import { createHash } from 'node:crypto';
import type { AppManifest } from './app-manifest';

/** The version of the app that is installed, and what it was made of. */
export interface AppVersion {
  /** Major and minor version as Forge counts them, with a patch that is always 0. */
  readonly version: string;
  /** Hash of what an admin consents to; a change of it makes a new major version. */
  readonly consent: string;
  /** Hash of everything else; a change of it makes a new minor version. */
  readonly content: string;
}

const hashOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);

/** What the sources at hand are made of. `code` stands for the bundled functions. */
export function contentOf(manifest: AppManifest, code: string): Omit<AppVersion, 'version'> {
  const { sql, llm, objectStore } = manifest.modules;
  const consent = { permissions: manifest.permissions, licensing: manifest.app.licensing, sql, llm, objectStore };
  return { consent: hashOf(consent), content: hashOf([manifest, code]) };
}

/** The next version of an installed app: the same where nothing changed. */
export function nextVersion(installed: AppVersion, content: Omit<AppVersion, 'version'>): AppVersion {
  const [major = 1, minor = 0] = installed.version.split('.').map(Number);
  if (installed.consent !== content.consent) return { ...content, version: `${major + 1}.0.0` };
  if (installed.content !== content.content) return { ...content, version: `${major}.${minor + 1}.0` };
  return installed;
}
