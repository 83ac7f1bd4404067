import type { Instant } from '../../../src/domain/ids';
import { Button } from '../components/button';
import { CopyButton } from '../components/copy-button';
import { Message } from '../components/message';
import { ago } from '../format';
import { JiraFailure } from '../jira';
import { messageFor } from '../messages';
import { RpcFailure } from '../rpc';
import { useNow } from '../use-now';

function isPause(failure: unknown): boolean {
  if (failure instanceof RpcFailure) return failure.error.code === 'rate_limited';
  return failure instanceof JiraFailure && failure.reason === 'rate_limited';
}

/**
 * What could not be done while everything else stands: a change that was not saved, or a score that could not be brought
 * up to date (then `scoredAt` says from when the score on screen is). Why, and what to do.
 */
export function FailureNote({
  failure,
  scoredAt = null,
  onRetry,
}: {
  readonly failure: unknown;
  readonly scoredAt?: Instant | null;
  readonly onRetry: () => void;
}) {
  const now = useNow();
  const words = messageFor(failure);
  const isCalm = scoredAt !== null && isPause(failure);
  const details = [words.title, words.cause, words.nextStep, words.traceId].filter(Boolean).join('\n');
  return (
    <Message
      appearance={isCalm ? 'neutral' : 'error'}
      {...(isCalm ? { icon: 'pause' as const } : {})}
      title={scoredAt === null ? `Not saved. ${words.title}` : words.title}
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
        {words.cause} {scoredAt === null ? '' : `The score from ${ago(scoredAt, now)} is shown. `}
        {words.nextStep}
      </p>
    </Message>
  );
}
