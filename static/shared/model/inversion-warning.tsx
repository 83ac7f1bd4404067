import type { CriterionInsight } from '../../../src/contract/rpc';
import type { Criterion } from '../../../src/domain/value/value-model';
import { Button } from '../components/button';
import { Message } from '../components/message';
import { decimal, plural } from '../format';

/** The order of a value map disagrees with what was worked off first: said with its evidence, turned by a person. [V2] */
export function InversionWarning({
  criterion,
  inverted,
  onTurn,
}: {
  readonly criterion: Criterion;
  readonly inverted: CriterionInsight['inverted'];
  readonly onTurn: () => void;
}) {
  if (inverted === null) return null;
  return (
    <Message
      appearance="warning"
      title="This order looks upside down"
      actions={
        <Button spacing="compact" onClick={onTurn}>
          Turn it round<span className="pl-hidden">: {criterion.name}</span>
        </Button>
      }
    >
      Of {plural(inverted.issues, 'resolved issue')} of this site, those with more points here were worked off later
      (Kendall’s tau {decimal(inverted.tau, 2)}). If the highest option stands at the bottom, turn the map round; if it
      is meant so, leave it.
    </Message>
  );
}
