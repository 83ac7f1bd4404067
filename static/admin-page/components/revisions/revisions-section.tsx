import { useState } from 'react';
import type { AdminView } from '../../../../src/contract/rpc';
import { Button } from '../../../shared/components/button';
import { ago, dateTime, wholeNumber } from '../../../shared/format';
import { useNow } from '../../../shared/use-now';
import { useDraft } from '../../hooks/use-draft';
import { SectionHeader } from '../section-header';
import { ImportRoadmap } from './import-roadmap';
import { RevisionDialog, type RevisionKind } from './revision-dialog';
import { saveTextFile } from './save-text-file';

type Entry = AdminView['roadmapHistory'][number];

const STEP = 10;

/** Every saved revision of roadmap and model: who, when, why; each can be compared and restored. */
export function RevisionsSection({ onRestored }: { readonly onRestored: (kind: RevisionKind) => void }) {
  const { view, state, changes } = useDraft();
  const [open, setOpen] = useState<{ readonly kind: RevisionKind; readonly entry: Entry } | null>(null);
  const [isImporting, setIsImporting] = useState(false);
  const exportRoadmap = (): void =>
    saveTextFile({
      name: `plumbline-roadmap-revision-${state.base.roadmapRevision}${changes.length > 0 ? '-draft' : ''}.json`,
      text: `${JSON.stringify(state.draft.roadmap, null, 2)}\n`,
      type: 'application/json',
    });
  return (
    <section aria-labelledby="section-title">
      <SectionHeader
        title="Revisions"
        lead="Saving never overwrites: each save is a revision of its own, and an earlier one comes back as a new one."
        actions={
          <>
            <Button onClick={() => setIsImporting(true)}>Import roadmap</Button>
            <Button icon="share" onClick={exportRoadmap}>
              Export roadmap
            </Button>
          </>
        }
      />
      <div className="ap-model__pair">
        <History
          title="Roadmap and rules"
          empty="The roadmap was never saved."
          entries={view.roadmapHistory}
          onOpen={(entry) => setOpen({ kind: 'roadmap', entry })}
        />
        <History
          title="Value model"
          empty="The proposed model is in force; it was never changed."
          entries={view.modelHistory}
          onOpen={(entry) => setOpen({ kind: 'model', entry })}
        />
      </div>
      {open === null ? null : (
        <RevisionDialog kind={open.kind} entry={open.entry} onRestored={onRestored} onClose={() => setOpen(null)} />
      )}
      {isImporting ? <ImportRoadmap onClose={() => setIsImporting(false)} /> : null}
    </section>
  );
}

function History({
  title,
  empty,
  entries,
  onOpen,
}: {
  readonly title: string;
  readonly empty: string;
  readonly entries: readonly Entry[];
  readonly onOpen: (entry: Entry) => void;
}) {
  const now = useNow();
  const [limit, setLimit] = useState(STEP);
  const newestFirst = [...entries].sort((a, b) => b.revision - a.revision);
  const current = newestFirst[0]?.revision;
  return (
    <section className="pl-card ap-box" aria-label={title}>
      <h2 className="pl-heading">{title}</h2>
      {entries.length === 0 ? (
        <p className="pl-subtle">{empty}</p>
      ) : (
        <ul className="ap-history">
          {newestFirst.slice(0, limit).map((entry) => (
            <li key={entry.revision}>
              <div className="ap-history__words">
                <p>
                  <span className="pl-strong">Revision {entry.revision}</span>{' '}
                  <span className="pl-small pl-subtle" title={dateTime(entry.at)}>
                    {ago(entry.at, now)}
                    {entry.authorName === '' ? '' : `, ${entry.authorName}`}
                  </span>
                </p>
                <p className="pl-small pl-subtle">{entry.note || 'No note'}</p>
              </div>
              {entry.revision === current ? (
                <span className="pl-small pl-faint">in force</span>
              ) : (
                <Button spacing="compact" onClick={() => onOpen(entry)}>
                  Compare<span className="pl-hidden"> revision {entry.revision} with the one in force</span>
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {entries.length > limit ? (
        <Button appearance="link" spacing="compact" onClick={() => setLimit(limit + STEP)}>
          Show more of {wholeNumber(entries.length)}
        </Button>
      ) : null}
    </section>
  );
}
