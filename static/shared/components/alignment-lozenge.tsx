import type { AlignmentState } from '../../../src/domain/alignment/alignment-score';
import type { Horizon } from '../../../src/domain/roadmap/roadmap';
import { ALIGNMENT_STATE_WORDS, HORIZON_WORDS } from '../words';
import type { IconName } from './icons';
import { Lozenge, type LozengeTone } from './lozenge';

const LOOKS: Readonly<Record<AlignmentState, { readonly icon: IconName; readonly tone: LozengeTone }>> = {
  aligned: { icon: 'check', tone: 'good' },
  weak: { icon: 'weak', tone: 'quiet' },
  stale: { icon: 'warning', tone: 'warning' },
  exempt: { icon: 'shield', tone: 'quiet' },
  unlinked: { icon: 'unlink', tone: 'quiet' },
};

/** State and horizon of an alignment: "Aligned · now". */
export function AlignmentLozenge({
  state,
  horizon,
}: {
  readonly state: AlignmentState;
  readonly horizon: Horizon | null;
}) {
  const look = LOOKS[state];
  const withHorizon = horizon !== null && (state === 'aligned' || state === 'weak');
  return (
    <Lozenge tone={look.tone} icon={look.icon}>
      {ALIGNMENT_STATE_WORDS[state]}
      {withHorizon ? ` · ${HORIZON_WORDS[horizon].toLowerCase()}` : ''}
    </Lozenge>
  );
}
