import { Button } from '../components/button';
import { CopyButton } from '../components/copy-button';
import { Message } from '../components/message';
import { messageFor } from '../messages';

/** Why a change was not saved; what stood before still stands. */
export function Refusal({ failure, onRetry }: { readonly failure: unknown; readonly onRetry: () => void }) {
  const words = messageFor(failure);
  return (
    <Message
      appearance="error"
      title={`Not saved. ${words.title}`}
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
        {words.cause} {words.nextStep}
      </p>
    </Message>
  );
}
