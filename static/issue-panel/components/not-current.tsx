import type { Instant } from '../../../src/domain/ids';
import { Button } from '../../shared/components/button';
import { CopyButton } from '../../shared/components/copy-button';
import { Message } from '../../shared/components/message';
import { ago } from '../../shared/format';
import { messageFor } from '../../shared/messages';
import { useNow } from '../../shared/use-now';

/** The last answer stands, but the issue could not be scored again. */
export function NotCurrent({
  failure,
  scoredAt,
  onRetry,
}: {
  readonly failure: unknown;
  readonly scoredAt: Instant;
  readonly onRetry: () => void;
}) {
  const now = useNow();
  const words = messageFor(failure);
  return (
    <div className="ip-message">
      <Message
        appearance="warning"
        title={words.title}
        actions={
          <>
            <Button spacing="compact" onClick={onRetry}>
              Try again
            </Button>
            {words.traceId === null ? null : (
              <CopyButton text={words.traceId} label="Copy trace id" appearance="subtle" spacing="compact" />
            )}
          </>
        }
      >
        <p>
          {words.cause} The score from {ago(scoredAt, now)} is shown. {words.nextStep}
        </p>
      </Message>
    </div>
  );
}
