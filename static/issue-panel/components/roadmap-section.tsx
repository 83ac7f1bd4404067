import { useRef } from 'react';
import type { IssueView } from '../../../src/contract/rpc';
import { Button } from '../../shared/components/button';
import { Message } from '../../shared/components/message';
import { ago, date, wholeNumber } from '../../shared/format';
import { ExemptionForm } from '../../shared/issue/exemption-form';
import { FailureNote } from '../../shared/issue/failure-note';
import { apportion } from '../../shared/issue/receipt-points';
import { RoadmapPicker } from '../../shared/issue/roadmap-picker';
import type { Change, IssueHandle } from '../../shared/issue/use-issue';
import { useKeptFocus } from '../../shared/use-kept-focus';
import { useNow } from '../../shared/use-now';
import { ALIGNMENT_STATE_MEANINGS } from '../../shared/words';
import { WhyChain } from './why-chain';

export type RoadmapTask = 'link' | 'exempt';

interface SectionProps {
  readonly view: IssueView;
  readonly issue: IssueHandle;
  readonly task: RoadmapTask | null;
  readonly onTask: (task: RoadmapTask | null) => void;
  readonly save: (change: Change) => Promise<boolean>;
}

const TITLES = {
  aligned: 'Why it is on the roadmap',
  weak: 'Why it may be on the roadmap',
  stale: 'Where it was on the roadmap',
  exempt: 'Off the roadmap on purpose',
  unlinked: 'Not linked to the roadmap',
} as const;

function Exempt({ view, issue, save }: Pick<SectionProps, 'view' | 'issue' | 'save'>) {
  const { exemption } = view;
  const isSaving = issue.saving.has('exempt');
  if (exemption === null) return null;
  return (
    <div className="ip-stack">
      <p>“{exemption.reason}”</p>
      <p className="pl-small pl-subtle">
        Since {date(exemption.at)}, until {date(exemption.until)}. It is left out of alignment until then.
      </p>
      {view.canEdit ? (
        <Button
          className="ip-fit"
          spacing="compact"
          disabled={isSaving}
          onClick={() => void save({ kind: 'exempt', exemption: null })}
        >
          {isSaving ? 'Ending…' : 'End exemption'}
        </Button>
      ) : null}
    </div>
  );
}

/** What the state asks for, with the button that does it. */
function Call({ view, onTask }: Pick<SectionProps, 'view' | 'onTask'>) {
  const { state } = view.alignment;
  const buttons = view.canEdit ? (
    <div className="pl-row ip-wrap">
      <Button appearance={state === 'weak' ? 'default' : 'primary'} onClick={() => onTask('link')}>
        {state === 'stale' ? 'Move to a live roadmap item' : 'Link to a roadmap item'}
      </Button>
      <Button appearance="subtle" onClick={() => onTask('exempt')}>
        Mark as off-roadmap
      </Button>
    </div>
  ) : null;
  switch (state) {
    case 'unlinked':
      return (
        <div className="ip-stack">
          <p className="pl-subtle">
            {view.isRoadmapLevel
              ? 'It stands under no roadmap item yet. Linking it places its children on the roadmap, too.'
              : ALIGNMENT_STATE_MEANINGS.unlinked}
          </p>
          {buttons}
        </div>
      );
    case 'weak':
      return (
        <div className="ip-stack">
          <p className="pl-subtle">The evidence is thin. A link made by hand counts 0.9 and makes the place firm.</p>
          {buttons}
        </div>
      );
    case 'stale':
      return (
        <Message appearance="warning" title="What it was for is done or dropped." actions={buttons}>
          <p>Say what it serves now, or close it if the finished item already gave what it asks for.</p>
        </Message>
      );
    case 'aligned':
    case 'exempt':
      return null;
  }
}

function Themes({ view }: Pick<SectionProps, 'view'>) {
  const { themes, alignment } = view.alignment;
  const points = apportion(
    themes.map((theme) => theme.points),
    alignment,
    1,
  );
  return (
    <>
      {themes.map((theme, index) => (
        <WhyChain
          key={theme.themeId}
          view={view}
          theme={theme}
          shownPoints={points[index] ?? 0}
          isOne={themes.length === 1}
        />
      ))}
      {themes.length > 1 ? (
        <p className="ip-sum">
          {themes.length} themes: {points.map((one) => wholeNumber(one)).join(' + ')} ={' '}
          <b>alignment {wholeNumber(Math.round(alignment))}</b>
        </p>
      ) : null}
    </>
  );
}

/** Where the issue stands on the roadmap and why, or what would put it there. */
export function RoadmapSection({ view, issue, task, onTask, save }: SectionProps) {
  const now = useNow();
  const { state } = view.alignment;
  const refused = issue.refused.get('link') ?? issue.refused.get('exempt');
  const run = async (change: Change) => {
    if (await save(change)) onTask(null);
  };
  const { roadmapLink } = view;
  const heading = useRef<HTMLHeadingElement>(null);
  useKeptFocus(heading, task !== null || issue.saving.has('link') || issue.saving.has('exempt'));
  return (
    <section className="ip-section" aria-labelledby="ip-roadmap">
      <h2 ref={heading} id="ip-roadmap" className="ip-title" tabIndex={-1}>
        {TITLES[state]}
      </h2>
      <div className="ip-stack">
        {state === 'exempt' ? <Exempt view={view} issue={issue} save={save} /> : <Themes view={view} />}
        {task === null ? <Call view={view} onTask={onTask} /> : null}
        {task === 'link' ? (
          <div className="ip-task">
            <RoadmapPicker
              items={view.roadmapItems}
              linkedItemId={roadmapLink?.itemId ?? null}
              isSaving={issue.saving.has('link')}
              onPick={(itemId) => void run({ kind: 'link', itemId })}
              onCancel={() => onTask(null)}
            />
          </div>
        ) : null}
        {task === 'exempt' ? (
          <div className="ip-task">
            <ExemptionForm
              isSaving={issue.saving.has('exempt')}
              onSave={(exemption) => void run({ kind: 'exempt', exemption })}
              onCancel={() => onTask(null)}
            />
          </div>
        ) : null}
        {refused === undefined ? null : (
          <FailureNote failure={refused.failure} onRetry={() => void run(refused.change)} />
        )}
        {roadmapLink === null ? null : (
          <p className="pl-small pl-subtle pl-row">
            <span>Linked by hand {ago(roadmapLink.at, now)}.</span>
            {view.canEdit ? (
              <Button
                appearance="link"
                spacing="compact"
                disabled={issue.saving.has('link')}
                onClick={() => void save({ kind: 'link', itemId: null })}
              >
                Take the link back
              </Button>
            ) : null}
          </p>
        )}
      </div>
    </section>
  );
}
