import { AlignmentLozenge } from '../../shared/components/alignment-lozenge';
import { Icon } from '../../shared/components/icons';
import { IssueLink } from '../../shared/components/issue-link';
import { Lozenge } from '../../shared/components/lozenge';
import { date, wholeNumber } from '../../shared/format';
import { ALIGNMENT_STATE_MEANINGS, LEVEL_WORDS } from '../../shared/words';
import type { GlanceScore, GlanceStep } from '../glance-score';

function StepTitle({ step }: { readonly step: GlanceStep }) {
  if (step.kind === 'asking') return <span className="pl-skeleton ig-asking" />;
  if (step.kind === 'hidden') {
    return (
      <span className="pl-subtle pl-row ig-hidden">
        <Icon name="lock" size={12} />
        Hidden
      </span>
    );
  }
  return step.issueKey === null ? (
    <span>{step.title}</span>
  ) : (
    <IssueLink issueKey={step.issueKey}>{step.title}</IssueLink>
  );
}

function Path({ steps }: { readonly steps: readonly GlanceStep[] }) {
  if (steps.length === 0) return null;
  return (
    <ol className="ig-path" aria-label="Roadmap path">
      {steps.map((step, index) => (
        // A path has no two steps in one place, and steps may lack any other identity.
        <li key={index}>
          <StepTitle step={step} />
          <span className="ig-level">{LEVEL_WORDS[step.level]}</span>
        </li>
      ))}
    </ol>
  );
}

function headlineOf(score: GlanceScore): { text: string; isNumber: boolean } {
  if (score.state === 'unlinked') return { text: 'Unknown', isNumber: false };
  if (score.alignment === null || score.state === 'exempt') return { text: 'Not measured', isNumber: false };
  return { text: wholeNumber(Math.round(score.alignment)), isNumber: true };
}

/** Fit: how much the place on the roadmap matters, and the path to it. */
export function AlignmentPart({ score }: { readonly score: GlanceScore }) {
  const isHidden = score.steps.length > 0 && score.steps.every((step) => step.kind === 'hidden');
  const headline = isHidden ? { text: 'Hidden', isNumber: false } : headlineOf(score);
  return (
    <section className="ig-part" aria-label="Alignment">
      <h2 className="pl-label">Alignment</h2>
      <p className="ig-line">
        <span className={headline.isNumber ? 'pl-metric' : 'pl-metric pl-metric--medium pl-subtle'}>
          {headline.text}
        </span>
        {isHidden ? (
          <Lozenge icon="lock">No access</Lozenge>
        ) : (
          <AlignmentLozenge state={score.state} horizon={score.horizon} />
        )}
      </p>
      {isHidden ? (
        <p className="pl-small pl-subtle ig-gap">The path runs through issues that you may not browse.</p>
      ) : null}
      {score.state === 'unlinked' ? (
        <p className="pl-small pl-subtle ig-gap">{ALIGNMENT_STATE_MEANINGS.unlinked}</p>
      ) : null}
      {score.exemption === null || score.state !== 'exempt' ? null : (
        <div className="ig-gap pl-small">
          <p>“{score.exemption.reason}”</p>
          <p className="pl-subtle">Until {date(score.exemption.until)}</p>
        </div>
      )}
      {isHidden || score.state === 'exempt' ? null : <Path steps={score.steps} />}
    </section>
  );
}
