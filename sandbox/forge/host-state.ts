import { openRecordStore } from './record-store';

/** A file that was imported into the site. */
export interface ImportedFile {
  readonly name: string;
  readonly at: number;
  readonly issues: number;
}

/** What the host itself remembers between starts. */
export interface HostState {
  readonly isInstalled: () => boolean;
  readonly markInstalled: () => void;
  readonly findImport: (contentHash: string) => ImportedFile | undefined;
  readonly rememberImport: (contentHash: string, file: ImportedFile) => void;
  readonly close: () => Promise<void>;
}

export function openHostState(directory: string | null): HostState {
  const store = openRecordStore<{ readonly at: number } | ImportedFile>(directory);
  return {
    isInstalled: () => store.get('installed') !== undefined,
    markInstalled: () => {
      store.write(new Map([['installed', { at: Date.now() }]]));
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
