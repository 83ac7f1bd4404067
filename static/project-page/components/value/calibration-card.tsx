import { useQuery } from '@tanstack/react-query';
import type { CalibrationRow, ProjectView } from '../../../../src/contract/rpc';
import { FailedState, LoadingState } from '../../../shared/components/page-states';
import { plural, wholeNumber } from '../../../shared/format';
import { rpc } from '../../../shared/rpc';
import { calibrationWords } from '../../words/calibration-words';

function mean(score: number | null): string {
  return score === null ? '–' : wholeNumber(score);
}

function nameOf(row: CalibrationRow, project: ProjectView): string {
  if (row.kind === 'all') return 'All finished items';
  if (row.kind === 'criterion')
    return project.model.criteria.find(({ criterionId }) => criterionId === row.id)?.name ?? row.name ?? 'Gone';
  return project.roadmap.find(({ itemId }) => itemId === row.id)?.title ?? row.name ?? 'No theme';
}

function CalibrationTable({ rows, project }: { rows: readonly CalibrationRow[]; project: ProjectView }) {
  return (
    <div className="pp-inputs" tabIndex={0} role="group" aria-labelledby="pp-calibration-title">
      <table className="pl-table">
        <thead>
          <tr>
            <th scope="col">Predicted for</th>
            <th scope="col" className="pl-number">
              Answers
            </th>
            <th scope="col" className="pl-number">
              Moved nothing
            </th>
            <th scope="col" className="pl-number">
              Some
            </th>
            <th scope="col" className="pl-number">
              Moved the goal
            </th>
            <th scope="col">Reading</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.kind} ${row.id ?? ''}`}>
              <th scope="row" className="pp-inputs-name">
                {nameOf(row, project)}
              </th>
              <td className="pl-number">{wholeNumber(row.answers)}</td>
              <td className="pl-number">{mean(row.meanIfNo)}</td>
              <td className="pl-number">{mean(row.meanIfSome)}</td>
              <td className="pl-number">{mean(row.meanIfYes)}</td>
              <td>{calibrationWords(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Did what scored high move its goal? By theme and by criterion, never by person. */
export function CalibrationCard({ project }: { readonly project: ProjectView }) {
  const { projectId } = project;
  const answer = useQuery({
    queryKey: ['calibration', projectId],
    queryFn: () => rpc('project.calibration', { projectId }),
  });
  const rows = answer.data?.rows ?? [];
  const all = rows.find(({ kind }) => kind === 'all');
  return (
    <section className="pl-card" aria-labelledby="pp-calibration-title">
      <header className="pl-card__header">
        <h2 id="pp-calibration-title" className="pl-heading">
          Predicted against observed
        </h2>
        {all === undefined || all.answers === 0 ? null : (
          <span className="pl-small pl-subtle">{plural(all.answers, 'finished item')} answered for</span>
        )}
      </header>
      {answer.error !== null ? (
        <FailedState failure={answer.error} onRetry={() => void answer.refetch()} />
      ) : answer.data === undefined ? (
        <LoadingState label="Loading the outcomes" rows={3} />
      ) : all === undefined || all.answers === 0 ? (
        <p className="pl-card__body pl-subtle">
          Three weeks after an item is done, its panel asks whether it moved its goal. Once some have been answered,
          this shows whether high values came true.
        </p>
      ) : (
        <CalibrationTable rows={rows} project={project} />
      )}
      <footer className="pl-card__footer">
        <span>Mean scores at the time of the answer. By theme and input, never by person.</span>
      </footer>
    </section>
  );
}
