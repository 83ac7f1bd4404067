import { Button } from '../../../shared/components/button';
import { Message } from '../../../shared/components/message';
import { plural } from '../../../shared/format';
import type { Clash } from '../../../shared/model/merge-lists';
import { changeWords, namesFrom } from '../../draft/change-words';
import { useDraft } from '../../hooks/use-draft';

/** Where both sides changed the same thing: one's own answer stands in the draft, the other is named so that it can be taken. */
export function ClashList({ clashes, onClose }: { readonly clashes: readonly Clash[]; readonly onClose: () => void }) {
  const { state, view } = useDraft();
  const names = namesFrom([state.base, state.draft], view);
  return (
    <Message
      appearance="warning"
      title={`${plural(clashes.length, 'place')} changed on both sides`}
      actions={
        <Button spacing="compact" onClick={onClose}>
          I have seen it
        </Button>
      }
    >
      <p>Your changes stand on the newest revision. In these places yours is kept; undo takes the whole step back.</p>
      <ul className="ap-problems">
        {clashes.map((clash) => (
          <li key={`${clash.subject}/${clash.id}/${clash.field ?? ''}`}>
            <span className="pl-strong">{clash.name}</span> {clashWords(clash, names)}
          </li>
        ))}
      </ul>
    </Message>
  );
}

function clashWords(clash: Clash, names: Parameters<typeof changeWords>[1]): string {
  if (clash.field === null) {
    if (clash.theirs === null) return 'was deleted by them and changed by you; it is kept.';
    if (clash.mine === null) return 'was changed by them and deleted by you; it stays deleted.';
    return 'was added by both; theirs is kept with what you hung below it.';
  }
  const words = changeWords(
    {
      subject: clash.subject,
      id: clash.subject === 'model' ? clash.field : clash.id,
      name: clash.name,
      kind: 'changed',
      field: clash.field,
      before: clash.theirs,
      after: clash.mine,
    },
    names,
  );
  return `${words.what}: theirs ${words.before ?? ''}, yours ${words.after ?? ''}`;
}
