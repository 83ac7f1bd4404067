import { useEffect, useRef, useState } from 'react';
import type { IssueView } from '../../../src/contract/rpc';
import { Button } from '../../shared/components/button';
import { AnswerField } from '../../shared/issue/answer-field';
import { ExemptionForm } from '../../shared/issue/exemption-form';
import { FailureNote } from '../../shared/issue/failure-note';
import { nextStepGain, nextStepLabel } from '../../shared/issue/next-step-words';
import { RoadmapPicker } from '../../shared/issue/roadmap-picker';
import { SizeForm } from '../../shared/issue/size-form';
import { type Change, type IssueHandle, subjectOf } from '../../shared/issue/use-issue';
import type { GlanceScore } from '../glance-score';

type Task = 'answer' | 'link' | 'estimate' | 'exempt';

function taskOf(next: GlanceScore['next']): Task | null {
  switch (next.kind) {
    case 'answer':
      return 'answer';
    case 'link':
    case 'relink':
      return 'link';
    case 'estimate':
      return 'estimate';
    case 'none':
      return null;
  }
}

interface TaskProps {
  readonly view: IssueView;
  readonly issue: IssueHandle;
  readonly save: (change: Change) => void;
  readonly onDone: () => void;
}

function AnswerTask({ view, issue, save, onDone, criterionId }: TaskProps & { readonly criterionId: string }) {
  const criterion = view.criteria.find((one) => one.criterionId === criterionId);
  if (criterion === undefined) return <p className="pl-small pl-subtle">This question is no longer asked.</p>;
  const change = issue.saving.get(`rate ${criterionId}`);
  const pending = change?.kind === 'rate' ? change.rating : null;
  return (
    <div className="pl-form">
      <AnswerField
        criterion={criterion}
        value={pending}
        isDisabled={change !== undefined}
        isWide
        onAnswer={(rating) => {
          if (rating !== null) save({ kind: 'rate', criterionId: criterion.criterionId, rating });
        }}
      />
      <div className="pl-row">
        <Button appearance="subtle" spacing="compact" disabled={change !== undefined} onClick={onDone}>
          Cancel
        </Button>
        <span className="pl-small pl-subtle" role="status">
          {change === undefined ? '' : 'Saving your answer…'}
        </span>
      </div>
    </div>
  );
}

function TaskForm({ task, ...props }: TaskProps & { readonly task: Task; readonly criterionId: string | null }) {
  const { view, issue, save, onDone } = props;
  switch (task) {
    case 'answer':
      return <AnswerTask {...props} criterionId={props.criterionId ?? ''} />;
    case 'link':
      return (
        <RoadmapPicker
          items={view.roadmapItems}
          linkedItemId={view.roadmapLink?.itemId ?? null}
          isSaving={issue.saving.has('link')}
          onPick={(itemId) => save({ kind: 'link', itemId })}
          onCancel={onDone}
        />
      );
    case 'exempt':
      return (
        <ExemptionForm
          isSaving={issue.saving.has('exempt')}
          onSave={(exemption) => save({ kind: 'exempt', exemption })}
          onCancel={onDone}
        />
      );
    case 'estimate': {
      const { sizeField } = view;
      const asked = view.criteria.find(({ role, source }) => role === 'size' && source.kind === 'input');
      if (asked !== undefined) return <AnswerTask {...props} criterionId={asked.criterionId} />;
      return sizeField === null ? (
        <p className="pl-small pl-subtle">No size field is mapped for this project.</p>
      ) : (
        <SizeForm
          fieldName={sizeField.name}
          isSaving={issue.saving.has('estimate')}
          onSave={(size) => save({ kind: 'estimate', fieldId: sizeField.fieldId, size })}
          onCancel={onDone}
        />
      );
    }
  }
}

function EndExemption({ issue }: { readonly issue: IssueHandle }) {
  const isSaving = issue.saving.has('exempt');
  return (
    <Button spacing="compact" disabled={isSaving} onClick={() => void issue.save({ kind: 'exempt', exemption: null })}>
      {isSaving ? 'Ending…' : 'End exemption'}
    </Button>
  );
}

/** The one most useful next step, done right here. */
export function NextPart({ score, issue }: { readonly score: GlanceScore; readonly issue: IssueHandle }) {
  const [task, setTask] = useState<Task | null>(null);
  // A fresh score may ask for something else; whoever began a task finishes that one.
  const [askedId, setAskedId] = useState<string | null>(null);
  const section = useRef<HTMLElement>(null);
  const wasAtWork = useRef(false);
  const [refusedSubject, setRefusedSubject] = useState<string | null>(null);
  const { next } = score;
  const label = nextStepLabel(next);
  const refused = refusedSubject === null ? undefined : issue.refused.get(refusedSubject);

  // Whoever works by keyboard stays where the work is: in the form when it opens, at the button when it closes.
  const isAtWork = task !== null;
  const isFormThere = isAtWork && issue.view !== null;
  useEffect(() => {
    if (isFormThere)
      section.current?.querySelector<HTMLElement>('[role="radio"][tabindex="0"], input, button')?.focus();
    else if (wasAtWork.current && !isAtWork) section.current?.querySelector<HTMLElement>('button')?.focus();
    wasAtWork.current = isAtWork;
  }, [isAtWork, isFormThere]);

  const begin = (wanted: Task | null) => {
    setTask(wanted);
    setAskedId(next.kind === 'answer' ? next.criterionId : null);
    if (issue.view === null && !issue.isOpening) void issue.open();
  };
  const save = async (change: Change) => {
    setRefusedSubject(subjectOf(change));
    if ((await issue.save(change)) !== null) setTask(null);
  };

  if (task === null && label === null && score.state !== 'exempt') return null;
  const start = () => begin(taskOf(next));
  return (
    <section ref={section} className="ig-next" aria-label="Most useful next step">
      {task === null ? (
        <>
          {label === null ? null : (
            <>
              <h2 className="pl-label">Most useful next step</h2>
              <Button appearance="primary" isFullWidth onClick={start}>
                {label}
              </Button>
              <p className="pl-small pl-subtle">{nextStepGain(next, score.value !== null)}</p>
            </>
          )}
          {next.kind === 'link' && score.state === 'unlinked' ? (
            <p className="pl-small">
              <Button appearance="link" spacing="compact" onClick={() => begin('exempt')}>
                Mark as off-roadmap
              </Button>
            </p>
          ) : null}
          {score.state === 'exempt' ? <EndExemption issue={issue} /> : null}
        </>
      ) : issue.view === null ? (
        <>
          <p className="pl-small pl-subtle" role="status">
            {issue.isOpening ? 'One moment…' : 'This could not be opened. The reason is above.'}
          </p>
          <Button appearance="subtle" spacing="compact" onClick={() => setTask(null)}>
            Cancel
          </Button>
        </>
      ) : (
        <TaskForm
          task={task}
          criterionId={askedId}
          view={issue.view}
          issue={issue}
          save={(change) => void save(change)}
          onDone={() => setTask(null)}
        />
      )}
      {refused === undefined ? null : (
        <FailureNote failure={refused.failure} onRetry={() => void save(refused.change)} />
      )}
    </section>
  );
}
