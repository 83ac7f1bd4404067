import type { AppVersion } from './app-version';
import { openRecordStore } from './record-store';

/** A file that was imported into the site. */
export interface ImportedFile {
  readonly name: string;
  readonly at: number;
  readonly issues: number;
}

interface Installed {
  readonly at: number;
  readonly version?: AppVersion;
}

/** What the host itself remembers between starts. */
export interface HostState {
  readonly isInstalled: () => boolean;
  /** Null where the app is not installed, or was by a sandbox that did not count versions yet. */
  readonly version: () => AppVersion | null;
  readonly markInstalled: (version: AppVersion) => void;
  readonly forgetInstalled: () => void;
  readonly findImport: (contentHash: string) => ImportedFile | undefined;
  readonly rememberImport: (contentHash: string, file: ImportedFile) => void;
  readonly close: () => Promise<void>;
}

export function openHostState(directory: string | null): HostState {
  const store = openRecordStore<Installed | ImportedFile>(directory);
  const installed = (): Installed | undefined => {
    const found = store.get('installed');
    return found !== undefined && !('name' in found) ? found : undefined;
  };
  return {
    isInstalled: () => installed() !== undefined,
    version: () => installed()?.version ?? null,
    markInstalled: (version) => {
      store.write(new Map([['installed', { at: installed()?.at ?? Date.now(), version }]]));
    },
    forgetInstalled: () => {
      store.write(new Map([['installed', undefined]]));
    },
    findImport: (contentHash) => {
      const found = store.get(`import/${contentHash}`);
      return found !== undefined && 'name' in found ? found : undefined;
    },
    rememberImport: (contentHash, file) => {
      store.write(new Map([[`import/${contentHash}`, file]]));
    },
    close: async () => {
      await store.flush();
      await store.close();
    },
  };
}
