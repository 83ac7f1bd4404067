import type { IssueView } from '../../../src/contract/rpc';
import { Icon } from '../../shared/components/icons';
import { IssueLink } from '../../shared/components/issue-link';
import { decimal, percent, wholeNumber } from '../../shared/format';
import {
  EVIDENCE_WORDS,
  evidenceInSentence,
  HORIZON_WORDS,
  horizonWord,
  LEVEL_WORDS,
  ROADMAP_STATE_WORDS,
} from '../../shared/words';

type Theme = IssueView['alignment']['themes'][number];
type Step = Theme['steps'][number];

function weightText(step: Step): string | null {
  if (step.share === null || step.largestShare === null) return null;
  const largest = step.share >= step.largestShare - 1e-9;
  return `${percent(step.share)}, ${largest ? 'largest' : `max ${percent(step.largestShare)}`}`;
}

function StepCard({ step, isSelf }: { readonly step: Step; readonly isSelf: boolean }) {
  const weight = weightText(step);
  const isOver = step.state === 'done' || step.state === 'dropped';
  return (
    <li className={`ip-step${isSelf ? ' ip-step--self' : ''}`}>
      <span className="pl-small pl-subtle">
        {isSelf ? `This ${LEVEL_WORDS[step.level].toLowerCase()}` : LEVEL_WORDS[step.level]}
      </span>
      <span className="ip-step__name">
        {step.title === null ? (
          <span className="pl-row pl-subtle">
            <Icon name="lock" size={12} />
            Hidden
          </span>
        ) : step.issueKey === null || isSelf ? (
          step.title
        ) : (
          <IssueLink issueKey={step.issueKey}>{step.title}</IssueLink>
        )}
      </span>
      <dl className="ip-facts">
        {weight === null ? null : (
          <>
            <dt>Weight</dt>
            <dd>{weight}</dd>
          </>
        )}
        {step.kind === 'item' ? (
          <>
            <dt>Horizon</dt>
            <dd>
              {horizonWord(step.horizon)}
              {step.horizon !== null && step.horizonInherited ? ', inherited' : ''}
            </dd>
          </>
        ) : null}
        {step.state === 'active' ? null : (
          <>
            <dt>State</dt>
            <dd className={isOver ? 'ip-over' : ''}>{ROADMAP_STATE_WORDS[step.state]}</dd>
          </>
        )}
        <dt>Factor</dt>
        <dd className="pl-strong">× {decimal(step.factor, 2)}</dd>
      </dl>
    </li>
  );
}

function SelfCard({ view, theme }: { readonly view: IssueView; readonly theme: Theme }) {
  return (
    <li className="ip-step ip-step--self">
      <span className="pl-small pl-subtle">This issue</span>
      <span className="ip-step__name">{view.issueKey}</span>
      <dl className="ip-facts">
        <dt>Evidence</dt>
        <dd>{EVIDENCE_WORDS[theme.evidence.kind]}</dd>
        <dt>Horizon</dt>
        <dd>{theme.horizon === null ? 'Not set' : `${HORIZON_WORDS[theme.horizon]}, inherited`}</dd>
        <dt>Factor</dt>
        <dd className="pl-strong">× {decimal(theme.share, 2)}</dd>
      </dl>
    </li>
  );
}

/** The factors as the sentence names them; only those that change something, and always the evidence. */
function factorsOf(theme: Theme): { readonly text: string; readonly product: number } {
  const parts = theme.steps.map((step) => decimal(step.factor, 2));
  const horizon = theme.horizon === null ? 'no horizon' : `horizon ${HORIZON_WORDS[theme.horizon].toLowerCase()}`;
  parts.push(`${horizon} ${decimal(theme.horizonFactor, 1)}`);
  if (theme.stateFactor !== 1) parts.push(`state ${decimal(theme.stateFactor, 1)}`);
  const isWhole = Math.abs(theme.share - theme.evidence.confidence) < 0.005;
  parts.push(`${isWhole ? 'evidence' : 'share of the evidence'} ${decimal(theme.share, 2)}`);
  const rounded = [
    ...theme.steps.map((step) => Math.round(step.factor * 100) / 100),
    theme.horizonFactor,
    theme.stateFactor,
    Math.round(theme.share * 100) / 100,
  ];
  return { text: parts.join(' × '), product: rounded.reduce((product, factor) => product * factor, 100) };
}

function evidenceSentence(theme: Theme): string {
  const { kind, ruleName, inherited } = theme.evidence;
  const from = inherited && kind !== 'parent' ? ', from its parent' : '';
  // The card of the issue names the kind; a rule often has it in its name as well.
  const what = ruleName === null ? evidenceInSentence(kind) : `the rule “${ruleName}”`;
  const how = `Evidence: ${what}${from}.`;
  return kind === 'parent' || kind === 'link' ? `${how} Nothing is guessed.` : how;
}

/** The way from a theme down to the issue, with the factor at each step and the product that gives the alignment. */
export function WhyChain({
  view,
  theme,
  shownPoints,
  isOne,
}: {
  readonly view: IssueView;
  readonly theme: Theme;
  readonly shownPoints: number;
  readonly isOne: boolean;
}) {
  const factors = factorsOf(theme);
  // An epic that stands on the roadmap is the end of its own path.
  const isItself = theme.steps.at(-1)?.issueKey === view.issueKey;
  const isExact = Math.round(factors.product) === Math.round(shownPoints);
  return (
    <div>
      <ol className="ip-chain" aria-label={`Path from ${theme.steps[0]?.title ?? 'a hidden theme'}`}>
        {theme.steps.map((step, index) => (
          // A path has no two steps in one place, and steps of hidden issues have no other identity.
          <StepCard key={index} step={step} isSelf={isItself && index === theme.steps.length - 1} />
        ))}
        {isItself ? null : <SelfCard view={view} theme={theme} />}
      </ol>
      <p className="ip-sum">
        {factors.text} {isExact ? '=' : '≈'}{' '}
        <b>
          {isOne ? 'alignment ' : ''}
          {wholeNumber(Math.round(shownPoints))}
        </b>
        . {evidenceSentence(theme)}
      </p>
    </div>
  );
}
