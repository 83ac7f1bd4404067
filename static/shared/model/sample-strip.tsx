import { useModel } from './model-context';
import { SampleRow } from './sample-row';
import type { SampleScore } from './sample-scores';
import { sampleVerdict } from './sample-verdict';
import { useSampleScores } from './use-sample-scores';

const SHOWN = 3;

const middleOf = ({ value, low, high }: SampleScore['after']): number => value ?? (low + high) / 2;
const moveOf = ({ before, after }: SampleScore): number => Math.abs(middleOf(after) - middleOf(before));

/** The items of the sample that move furthest, right below what is being edited. */
export function SampleStrip() {
  const { model, base } = useModel();
  const scored = useSampleScores();
  if (scored === null || scored.length === 0 || model === base) return null;
  const moved = scored.filter((score) => moveOf(score) >= 0.5).toSorted((a, b) => moveOf(b) - moveOf(a));
  return (
    <div className="vm-strip">
      <p className="pl-small pl-subtle">
        {sampleVerdict(scored, true)} {moved.length === 0 ? '' : 'These move furthest:'}
      </p>
      <ul className="vm-sample">
        {moved.slice(0, SHOWN).map((score) => (
          <SampleRow key={score.row.issueId} score={score} isDraft />
        ))}
      </ul>
    </div>
  );
}
