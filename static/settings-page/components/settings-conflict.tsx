import { useState } from 'react';
import type { ProjectSettings } from '../../../src/contract/settings';
import type { ProjectId } from '../../../src/domain/ids';
import { Button } from '../../shared/components/button';
import { CopyButton } from '../../shared/components/copy-button';
import { Message } from '../../shared/components/message';
import { messageFor } from '../../shared/messages';
import type { Clash } from '../../shared/model/merge-lists';
import { rpc } from '../../shared/rpc';
import { rebaseSettings } from '../settings-draft';

interface Saved {
  readonly settings: ProjectSettings;
  readonly revision: number;
}

/** Somebody saved first: what was typed is still here, and goes on top of theirs or gives way. */
export function SettingsConflict({
  projectId,
  base,
  mine,
  onSettled,
}: {
  readonly projectId: ProjectId;
  readonly base: ProjectSettings;
  readonly mine: ProjectSettings;
  readonly onSettled: (theirs: Saved, next: ProjectSettings, clashes: readonly Clash[]) => void;
}) {
  const [failure, setFailure] = useState<unknown>(null);
  const settle = async (choose: (theirs: ProjectSettings) => ReturnType<typeof rebaseSettings>): Promise<void> => {
    try {
      setFailure(null);
      const { settings, revision } = await rpc('settings.open', { projectId });
      const chosen = choose(settings);
      onSettled({ settings, revision }, chosen.settings, chosen.clashes);
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <Message
      appearance="warning"
      title="Somebody saved these settings while you edited"
      actions={
        <>
          <Button
            appearance="primary"
            spacing="compact"
            onClick={() => void settle((theirs) => rebaseSettings({ base, mine, theirs }))}
          >
            Put my changes on top
          </Button>
          <Button spacing="compact" onClick={() => void settle((theirs) => ({ settings: theirs, clashes: [] }))}>
            Take theirs
          </Button>
          <CopyButton
            text={JSON.stringify(mine, null, 2)}
            label="Copy mine as JSON"
            appearance="subtle"
            spacing="compact"
          />
        </>
      }
    >
      <p>Your changes are still here. Nothing of them was saved, and nothing of theirs was overwritten.</p>
      {failure === null ? null : (
        <p>
          {messageFor(failure).title}. {messageFor(failure).nextStep}
        </p>
      )}
    </Message>
  );
}
