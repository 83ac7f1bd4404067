import type { Instant } from '../../../src/domain/ids';
import { Button } from '../../shared/components/button';
import { CopyButton } from '../../shared/components/copy-button';
import { Message } from '../../shared/components/message';
import { ago } from '../../shared/format';
import { JiraFailure } from '../../shared/jira';
import { messageFor } from '../../shared/messages';
import { RpcFailure } from '../../shared/rpc';
import { useNow } from '../../shared/use-now';

function isPause(failure: unknown): boolean {
  if (failure instanceof RpcFailure) return failure.error.code === 'rate_limited';
  return failure instanceof JiraFailure && failure.reason === 'rate_limited';
}

/** The stored score stands, but could not be brought up to date: why, and what to do. */
export function NotUpdated({
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
  const isPaused = isPause(failure);
  const details = [words.title, words.cause, words.nextStep, words.traceId].filter(Boolean).join('\n');
  return (
    <Message
      appearance={isPaused ? 'neutral' : 'error'}
      {...(isPaused ? { icon: 'pause' as const } : {})}
      title={words.title}
      actions={
        <>
          <Button spacing="compact" onClick={onRetry}>
            Try again
          </Button>
          <CopyButton text={details} label="Copy details" appearance="subtle" spacing="compact" />
        </>
      }
    >
      <p>
        {words.cause} The score from {ago(scoredAt, now)} is shown. {words.nextStep}
      </p>
    </Message>
  );
}
