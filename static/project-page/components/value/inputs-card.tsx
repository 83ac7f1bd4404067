import { useMemo } from 'react';
import type { ProjectView } from '../../../../src/contract/rpc';
import type { Instant } from '../../../../src/domain/ids';
import type { ScoredIssue } from '../../../../src/domain/snapshot/scored-issue';
import { inputInsight } from '../../../../src/domain/value/input-insight';
import { priorOf } from '../../../../src/domain/value/priors';
import type { Prior } from '../../../../src/domain/value/value-model';
import { Button } from '../../../shared/components/button';
import { percent, plural, range, wholeNumber } from '../../../shared/format';

/** The project's usual answer: a band from P10 to P90 and a mark at the median, in hundredths of the scale. */
function UsualAnswer({ prior }: { readonly prior: Prior }) {
  const words = `usually ${wholeNumber(prior.median * 100)}, mostly ${range({ low: prior.p10 * 100, high: prior.p90 * 100 })}`;
  return (
    <div className="pp-usual" title={words}>
      <span className="pl-range pp-usual-bar" role="img" aria-label={words}>
        <span
          className="pl-range__band"
          style={{ left: `${prior.p10 * 100}%`, width: `${(prior.p90 - prior.p10) * 100}%` }}
        />
        <span className="pl-range__mark" style={{ left: `${prior.median * 100}%` }} />
      </span>
      <span className="pl-small pl-subtle pl-nowrap">
        {prior.count === 0 ? 'no data: a guess' : `from ${plural(prior.count, 'item')}`}
      </span>
    </div>
  );
}

/** How full each input of the model is over the backlog, and what stands in where it is missing. */
export function InputsCard({
  project,
  rows,
  now,
  onOpenModel,
}: {
  readonly project: ProjectView;
  readonly rows: readonly ScoredIssue[];
  readonly now: Instant;
  readonly onOpenModel: (() => void) | null;
}) {
  const { model, priors } = project;
  const lines = useMemo(() => {
    const total = model.criteria.reduce((sum, { role, weight }) => sum + (role === 'value' ? weight : 0), 0);
    return model.criteria.map((criterion) => ({
      criterion,
      share: criterion.role === 'value' ? criterion.weight / total : null,
      insight: inputInsight(rows, criterion, now),
      // What stands in is what was frozen with the model, not what the rows say today.
      prior: priorOf(priors, criterion.criterionId, ''),
    }));
  }, [model, priors, rows, now]);
  return (
    <section className="pl-card" aria-labelledby="pp-inputs-title">
      <header className="pl-card__header">
        <h2 id="pp-inputs-title" className="pl-heading">
          What the values rest on
        </h2>
        <span className="pl-small pl-subtle">
          {project.modelOwner === 'project' ? 'This project’s own model' : 'The site’s model'}, revision{' '}
          {wholeNumber(project.modelRevision)}
        </span>
      </header>
      <div className="pp-inputs" tabIndex={0} role="group" aria-labelledby="pp-inputs-title">
        <table className="pl-table">
          <thead>
            <tr>
              <th scope="col">Input</th>
              <th scope="col" className="pl-number">
                Weight
              </th>
              <th scope="col">Known for</th>
              <th scope="col">Usual answer</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ criterion, share, insight, prior }) => {
              const filled = insight.items === 0 ? 0 : insight.filled / insight.items;
              return (
                <tr key={criterion.criterionId}>
                  <th scope="row" className="pp-inputs-name">
                    {criterion.name}
                    {insight.unreadable === 0 ? null : (
                      <span className="pp-inputs-slip">{plural(insight.unreadable, 'value')} cannot be read</span>
                    )}
                  </th>
                  <td className="pl-number">{share === null ? 'Size' : percent(share)}</td>
                  <td>
                    <span className="pp-filled">
                      <span className="pp-filled-track" aria-hidden="true">
                        <span className="pp-filled-part" style={{ width: `${filled * 100}%` }} />
                      </span>
                      <span className="pl-nowrap">
                        {wholeNumber(insight.filled)} of {wholeNumber(insight.items)}
                      </span>
                    </span>
                  </td>
                  <td>
                    <UsualAnswer prior={prior} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <footer className="pl-card__footer">
        <span>A missing input stands at its usual answer and widens the range; it is never zero.</span>
        {onOpenModel === null ? null : (
          <span className="pl-nowrap">
            <Button appearance="link" onClick={onOpenModel}>
              Edit the model
            </Button>
          </span>
        )}
      </footer>
    </section>
  );
}
