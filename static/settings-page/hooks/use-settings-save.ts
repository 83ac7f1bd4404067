import { useCallback, useState } from 'react';
import type { Problem } from '../../../src/contract/rpc';
import type { ProjectSettings } from '../../../src/contract/settings';
import type { ProjectId } from '../../../src/domain/ids';
import { showFlag } from '../../shared/host';
import { RpcFailure, rpc } from '../../shared/rpc';

export type SettingsSave =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'conflict' }
  /** What the server found; paths lead to the fields. */
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'failed'; readonly failure: unknown };

interface Saved {
  readonly settings: ProjectSettings;
  readonly revision: number;
}

/** Saves the settings on the revision they were opened at; a newer one is a conflict and overwrites nothing. */
export function useSettingsSave(projectId: ProjectId, onSaved: (saved: Saved) => void) {
  const [save, setSave] = useState<SettingsSave>({ kind: 'idle' });
  const start = useCallback(
    async (settings: ProjectSettings, baseRevision: number): Promise<void> => {
      setSave({ kind: 'saving' });
      try {
        const { revision } = await rpc('settings.save', { projectId, baseRevision, settings });
        setSave({ kind: 'idle' });
        onSaved({ settings, revision });
        showFlag({
          title: 'Settings saved',
          description: 'Health uses them from now on; a changed size field or value model rescores the project first.',
          appearance: 'success',
        });
      } catch (failure) {
        setSave(stateOf(failure));
      }
    },
    [projectId, onSaved],
  );
  return { save, start, reset: () => setSave({ kind: 'idle' }) };
}

function stateOf(failure: unknown): SettingsSave {
  if (!(failure instanceof RpcFailure)) return { kind: 'failed', failure };
  const { code, problems } = failure.error;
  if (code === 'conflict') return { kind: 'conflict' };
  return code === 'invalid_input' && problems.length > 0 ? { kind: 'refused', problems } : { kind: 'failed', failure };
}
