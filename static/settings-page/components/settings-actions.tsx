import { Button } from '../../shared/components/button';
import { Lozenge } from '../../shared/components/lozenge';
import { plural } from '../../shared/format';
import type { SettingsSave } from '../hooks/use-settings-save';

/** Save, discard, defaults and undo, in view wherever one edits. */
export function SettingsActions({
  changes,
  toMend,
  save,
  canFill,
  undoes,
  onDiscard,
  onFill,
  onUndo,
}: {
  readonly changes: number;
  readonly toMend: number;
  readonly save: SettingsSave;
  readonly canFill: boolean;
  /** What undo would take back; null where nothing was done. */
  readonly undoes: string | null;
  readonly onDiscard: () => void;
  readonly onFill: () => void;
  readonly onUndo: () => void;
}) {
  const isBusy = save.kind === 'saving' || save.kind === 'conflict';
  return (
    <div className="sp-actions">
      <Button type="submit" appearance="primary" disabled={changes === 0 || toMend > 0 || isBusy}>
        {save.kind === 'saving' ? 'Saving…' : 'Save'}
      </Button>
      <Button appearance="subtle" disabled={changes === 0} onClick={onDiscard}>
        Discard
      </Button>
      <Button appearance="subtle" disabled={!canFill} onClick={onFill}>
        Fill in the defaults
      </Button>
      {undoes === null ? null : (
        <Button appearance="link" icon="undo" onClick={onUndo}>
          Undo: {undoes.charAt(0).toLowerCase() + undoes.slice(1)}
        </Button>
      )}
      <span role="status">
        {toMend > 0 ? (
          <Lozenge tone="danger" icon="error">
            {plural(toMend, 'field')} to mend
          </Lozenge>
        ) : changes > 0 ? (
          <Lozenge tone="info">{plural(changes, 'change')}, not saved</Lozenge>
        ) : null}
      </span>
    </div>
  );
}
