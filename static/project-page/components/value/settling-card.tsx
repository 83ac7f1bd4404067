import { useEffect, useMemo, useRef, useState } from 'react';
import type { ProjectView } from '../../../../src/contract/rpc';
import type { Instant } from '../../../../src/domain/ids';
import type { ScoredIssue } from '../../../../src/domain/snapshot/scored-issue';
import { settlingQuestions } from '../../../../src/domain/value/settling-questions';
import { Button } from '../../../shared/components/button';
import { plural, wholeNumber } from '../../../shared/format';
import { type AskedQuestion, questionKey, useAnswering } from '../../hooks/use-answering';
import { AnsweredList } from './answered-list';
import { SettlingQuestionItem } from './settling-question-item';

/** How many items of the top are looked at, and how many questions are asked at a time. Conventions. */
const TOP = 20;
const MOST = 6;
/** Questions that were put off are looked past, so more are worked out than are shown. */
const WORKED_OUT = 60;

function Verdict({
  pairs,
  unsettled,
  remaining,
  items,
}: {
  pairs: number;
  unsettled: number;
  /** Null where it is not known, because questions were put off. */
  remaining: number | null;
  items: number;
}) {
  const top = `top ${wholeNumber(items)}`;
  if (pairs === 0) return <p className="pl-subtle">There are too few items in the backlog to compare.</p>;
  if (unsettled === 0)
    return (
      <p className="pl-subtle">
        Every pair of the {top} is settled: no missing input could turn two of these items round.
      </p>
    );
  return (
    <p className="pl-subtle">
      In {wholeNumber(unsettled)} of {plural(pairs, 'pair')} of the {top} the ranges overlap, so either item may come
      first.
      {remaining !== null && remaining < unsettled
        ? ` With these answers that would be about ${wholeNumber(remaining)}.`
        : ''}
    </p>
  );
}

/** From this share of pairs left open on, answers are not said to settle the top. Convention. */
const SETTLES_BELOW = 0.1;

function titleFor({
  questions,
  unsettled,
  remaining,
  pairs,
  items,
}: {
  questions: number;
  unsettled: number;
  remaining: number | null;
  pairs: number;
  items: number;
}): string {
  if (questions === 0) return unsettled === 0 ? 'The top of the backlog is settled' : 'No question is left to ask';
  const top = `the top ${wholeNumber(items)}`;
  const settles = remaining !== null && remaining <= SETTLES_BELOW * pairs;
  if (questions === 1)
    return settles ? `Answer this question to settle ${top}` : `The answer that tells most about ${top}`;
  const amount = wholeNumber(questions);
  return settles
    ? `Answer these ${amount} questions to settle ${top}`
    : `The ${amount} answers that tell most about ${top}`;
}

/** The missing inputs that decide most about the order at the top, each answered in place as the viewer. */
export function SettlingCard({
  project,
  rows,
  now,
  typeNames,
}: {
  readonly project: ProjectView;
  readonly rows: readonly ScoredIssue[];
  readonly now: Instant;
  readonly typeNames: ReadonlyMap<string, string>;
}) {
  const answering = useAnswering();
  const [putOff, setPutOff] = useState<ReadonlySet<string>>(new Set());
  const heading = useRef<HTMLHeadingElement>(null);
  const { model, priors } = project;
  const canEstimate = project.sizeFieldName !== null;
  const agenda = useMemo(
    () => settlingQuestions({ rows, model, priors, top: TOP, most: WORKED_OUT, canEstimate, now }),
    [rows, model, priors, canEstimate, now],
  );
  // What is left once the questions on screen are answered as is usual.
  const remaining = useMemo(
    () =>
      putOff.size > 0
        ? null
        : settlingQuestions({ rows, model, priors, top: TOP, most: MOST, canEstimate, now }).remaining,
    [rows, model, priors, canEstimate, now, putOff],
  );
  const issues = useMemo(() => new Map(rows.map((row) => [row.issueId, row])), [rows]);
  const open = agenda.questions.filter((question) => !putOff.has(questionKey(question)));
  const shown = open.slice(0, MOST);
  // The question that had the keyboard is gone once it is answered: the heading is where one goes on from.
  const answered = answering.given.length;
  const before = useRef(answered);
  useEffect(() => {
    if (before.current !== answered && document.activeElement === document.body) heading.current?.focus();
    before.current = answered;
  }, [answered]);
  const { pairs, unsettled } = agenda;
  const items = agenda.top.length;
  const putOffOne = (question: AskedQuestion) => {
    setPutOff((earlier) => new Set(earlier).add(questionKey(question)));
    heading.current?.focus();
  };
  return (
    <section className="pl-card" aria-labelledby="pp-settling-title">
      <header className="pl-card__header">
        <h2 id="pp-settling-title" className="pl-heading" tabIndex={-1} ref={heading}>
          {titleFor({ questions: shown.length, unsettled, remaining, pairs, items })}
        </h2>
      </header>
      <div className="pl-card__body pp-settling">
        <Verdict pairs={pairs} unsettled={unsettled} remaining={shown.length === 0 ? null : remaining} items={items} />
        {shown.length === 0 && unsettled > 0 ? (
          <p>
            What is left cannot be answered in Plumbline: it comes from fields of Jira, or{' '}
            {putOff.size > 0 ? 'was put off.' : 'nobody is asked for it.'}
          </p>
        ) : null}
      </div>
      {shown.length === 0 ? null : (
        <ol className="pp-settling-list">
          {shown.map((question) => {
            const issue = issues.get(question.issueId);
            const criterion = model.criteria.find(({ criterionId }) => criterionId === question.criterionId) ?? null;
            return issue === undefined ? null : (
              <SettlingQuestionItem
                key={questionKey(question)}
                question={question}
                issue={issue}
                typeName={typeNames.get(issue.issueTypeId) ?? ''}
                criterion={criterion}
                sizeFieldName={project.sizeFieldName}
                isSaving={answering.saving === questionKey(question)}
                isBusy={answering.saving !== null}
                failure={answering.refused?.question === questionKey(question) ? answering.refused.failure : null}
                onAnswer={(answer) => answering.answer(question, answer)}
                onPutOff={() => putOffOne(question)}
              />
            );
          })}
        </ol>
      )}
      {putOff.size > 0 ? (
        <p className="pp-settling-rest">
          <Button appearance="link" onClick={() => setPutOff(new Set())}>
            Ask the {plural(putOff.size, 'question')} that {putOff.size === 1 ? 'was' : 'were'} put off
          </Button>
        </p>
      ) : null}
      <AnsweredList answering={answering} issues={issues} model={model} sizeFieldName={project.sizeFieldName} />
    </section>
  );
}
