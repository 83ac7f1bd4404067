import { useState } from 'react';
import type { IssueView } from '../../../src/contract/rpc';
import { AlignmentLozenge } from '../../shared/components/alignment-lozenge';
import { Button } from '../../shared/components/button';
import { RangeBar } from '../../shared/components/range-bar';
import { percent, percentOf100, range, sizeText, wholeNumber } from '../../shared/format';
import { AnswerField } from '../../shared/issue/answer-field';
import { isBlind, ratersOf } from '../../shared/issue/blind';
import { FailureNote } from '../../shared/issue/failure-note';
import { SizeForm } from '../../shared/issue/size-form';
import type { Change, IssueHandle } from '../../shared/issue/use-issue';
import { evidenceInSentence } from '../../shared/words';
import { peopleAnswered } from '../line-words';

type Save = (change: Change) => Promise<boolean>;

function ValueCell({ view, isOld }: { readonly view: IssueView; readonly isOld: boolean }) {
  const { value } = view;
  const likely = range(value);
  return (
    <section className="ip-cell" aria-label="Value">
      <h2 className="pl-label">Value</h2>
      <p className="ip-line">
        <span className="pl-metric">{value.value === null ? likely : wholeNumber(Math.round(value.value))}</span>
        <span className="pl-subtle">{value.value === null ? 'not enough data' : `likely ${likely}`}</span>
      </p>
      <RangeBar value={value.value} low={value.low} high={value.high} known={value.knownWeight * 100} stale={isOld} />
      <p className="ip-hint">
        {percent(value.knownWeight)} of the model known{value.value === null ? '; half is needed for a value' : ''}
      </p>
    </section>
  );
}

function alignmentHint(view: IssueView): string {
  const { alignment } = view;
  const [theme] = alignment.themes;
  switch (alignment.state) {
    case 'unlinked':
      return view.isRoadmapLevel ? 'Not yet a part of the roadmap' : 'No verdict: nothing leads to a roadmap item';
    case 'exempt':
      return 'Off the roadmap on purpose';
    default: {
      const how = theme === undefined ? '' : `, by ${evidenceInSentence(theme.evidence.kind)}`;
      return `Traceability ${percentOf100(alignment.traceability).replace(/\s%$/, '')}${how}`;
    }
  }
}

function AlignmentCell({ view }: { readonly view: IssueView }) {
  const { alignment } = view;
  const words = { unlinked: 'Unknown', exempt: 'Not measured' } as const;
  const word = alignment.state === 'unlinked' || alignment.state === 'exempt' ? words[alignment.state] : null;
  return (
    <section className="ip-cell" aria-label="Alignment">
      <h2 className="pl-label">Alignment</h2>
      <p className="ip-line">
        <span className={word === null ? 'pl-metric' : 'pl-metric pl-metric--medium pl-subtle'}>
          {word ?? wholeNumber(Math.round(alignment.alignment))}
        </span>
        <AlignmentLozenge state={alignment.state} horizon={alignment.horizon} />
      </p>
      <p className="ip-hint">{alignmentHint(view)}</p>
    </section>
  );
}

/** The size where the value model itself asks for it. */
function SizeQuestion({
  view,
  issue,
  save,
  criterion,
  onDone,
}: {
  readonly view: IssueView;
  readonly issue: IssueHandle;
  readonly save: Save;
  readonly criterion: IssueView['criteria'][number];
  readonly onDone: () => void;
}) {
  const isSaving = issue.saving.has(`rate ${criterion.criterionId}`);
  const raters = ratersOf(view, criterion.criterionId);
  const answer = async (rating: number | null) => {
    if (await save({ kind: 'rate', criterionId: criterion.criterionId, rating })) onDone();
  };
  return (
    <div className="ip-question">
      {isBlind(view, criterion.criterionId) && raters !== null ? (
        <p className="pl-small pl-subtle">{peopleAnswered(raters.count)}. Give yours to see theirs.</p>
      ) : null}
      <AnswerField
        criterion={criterion}
        value={raters?.mine ?? null}
        isDisabled={isSaving}
        onAnswer={(rating) => void answer(rating)}
      />
      <Button className="ip-fit" appearance="subtle" spacing="compact" disabled={isSaving} onClick={onDone}>
        Cancel
      </Button>
    </div>
  );
}

function sizeSource({ criteria, sourceNames, sizeField, raters, size }: IssueView): string {
  const criterion = criteria.find(({ role }) => role === 'size');
  const isUnanswered =
    criterion?.source.kind === 'input' && (ratersOf({ raters }, criterion.criterionId)?.count ?? 0) === 0;
  if (criterion !== undefined && isUnanswered) {
    const from = size === null || sizeField === null ? '' : `From ${sizeField.name}; `;
    return `${from}“${criterion.name}” is not answered`;
  }
  if (criterion !== undefined) return `${criterion.name}: ${sourceNames[criterion.criterionId] ?? 'value model'}`;
  return sizeField === null ? 'No size field is mapped for this project' : `From ${sizeField.name}`;
}

function SizeCell({
  view,
  issue,
  save,
}: {
  readonly view: IssueView;
  readonly issue: IssueHandle;
  readonly save: Save;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const { sizeField } = view;
  const asked = view.criteria.find(({ role, source }) => role === 'size' && source.kind === 'input');
  const isSaving = issue.saving.has('estimate');
  const refused = issue.refused.get(asked === undefined ? 'estimate' : `rate ${asked.criterionId}`);
  const estimate = async (size: number) => {
    if (sizeField !== null && (await save({ kind: 'estimate', fieldId: sizeField.fieldId, size }))) setIsOpen(false);
  };
  return (
    <section className="ip-cell" aria-label="Size">
      <h2 className="pl-label">Size</h2>
      {isOpen && asked !== undefined ? (
        <SizeQuestion view={view} issue={issue} save={save} criterion={asked} onDone={() => setIsOpen(false)} />
      ) : isOpen && sizeField !== null ? (
        <SizeForm
          fieldName={sizeField.name}
          isSaving={isSaving}
          onSave={(size) => void estimate(size)}
          onCancel={() => setIsOpen(false)}
        />
      ) : (
        <p className="ip-line">
          <span className={view.size === null ? 'pl-metric pl-metric--medium pl-subtle' : 'pl-metric'}>
            {view.size === null ? 'None' : sizeText(view.size)}
          </span>
          {view.canEdit && (sizeField !== null || asked !== undefined) ? (
            <Button appearance="link" spacing="compact" onClick={() => setIsOpen(true)}>
              {view.size === null ? 'Estimate' : 'Change'}
            </Button>
          ) : null}
        </p>
      )}
      {refused === undefined ? null : (
        <FailureNote failure={refused.failure} onRetry={() => void save(refused.change)} />
      )}
      <p className="ip-hint">{sizeSource(view)}</p>
    </section>
  );
}

/** What it is worth, how it fits, and how big it is. */
export function Strip({
  view,
  issue,
  isOld,
  save,
}: {
  readonly view: IssueView;
  readonly issue: IssueHandle;
  readonly isOld: boolean;
  readonly save: Save;
}) {
  return (
    <div className="ip-strip">
      {view.isRoadmapLevel ? (
        <>
          <AlignmentCell view={view} />
          <ValueCell view={view} isOld={isOld} />
          <section className="ip-cell" aria-label="Part of the roadmap">
            <h2 className="pl-label">Part of the roadmap</h2>
            <p className="ip-note">
              Its children reach the roadmap through it. It is not ordered in the backlog itself, so it needs no size.
            </p>
          </section>
        </>
      ) : (
        <>
          <ValueCell view={view} isOld={isOld} />
          <AlignmentCell view={view} />
          <SizeCell view={view} issue={issue} save={save} />
        </>
      )}
    </div>
  );
}
