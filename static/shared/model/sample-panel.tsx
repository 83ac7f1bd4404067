import { useState } from 'react';
import { Button } from '../components/button';
import { FailedState, LoadingState } from '../components/page-states';
import { useModel } from './model-context';
import { SampleRow } from './sample-row';
import { sampleVerdict } from './sample-verdict';
import { useSampleScores } from './use-sample-scores';

const SHOWN = 6;

/** Real items under the draft, worked out here while a slider moves: where each stood and where it stands now. */
export function SamplePanel() {
  const { model, base, sample } = useModel();
  const [isWhole, setIsWhole] = useState(false);
  const scored = useSampleScores();
  const { rows } = sample;
  const shown = isWhole ? (scored ?? []) : (scored ?? []).slice(0, SHOWN);
  return (
    <section className="pl-card vm-box" aria-label="Sample items">
      <h2 className="pl-heading">On sample items</h2>
      {rows === null ? (
        sample.failure === null ? (
          <LoadingState label="Loading sample items" rows={3} />
        ) : (
          <FailedState failure={sample.failure} onRetry={sample.retry} />
        )
      ) : rows.length === 0 ? (
        <p className="pl-subtle">No item is scanned yet. After the first scan, every edit is tried here at once.</p>
      ) : scored === null ? (
        <p className="pl-subtle">Mend what is marked, and the sample is scored again.</p>
      ) : (
        <>
          <p className="pl-subtle" role="status">
            {sampleVerdict(scored, base !== model)}
          </p>
          <ul className="vm-sample">
            {shown.map((score) => (
              <SampleRow key={score.row.issueId} score={score} isDraft={base !== model} />
            ))}
          </ul>
          {scored.length > SHOWN ? (
            <Button appearance="link" spacing="compact" onClick={() => setIsWhole(!isWhole)}>
              {isWhole ? 'Show fewer' : `All ${scored.length} sample items`}
            </Button>
          ) : null}
        </>
      )}
    </section>
  );
}
