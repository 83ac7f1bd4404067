import type { ReactNode } from 'react';
import { messageFor } from '../messages';
import { Button } from './button';
import { CopyButton } from './copy-button';
import { Message } from './message';

/** Placeholders in the shape of what comes, so that nothing jumps. */
export function LoadingState({ label = 'Loading', rows = 6 }: { readonly label?: string; readonly rows?: number }) {
  return (
    <div className="pl-loading" role="status" aria-label={label}>
      <span className="pl-skeleton pl-skeleton--title" />
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} className="pl-skeleton pl-skeleton--line" />
      ))}
    </div>
  );
}

/** Nothing is here yet, and the button that changes it. */
export function EmptyState({
  title,
  body,
  action,
}: {
  readonly title: string;
  readonly body?: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div className="pl-empty">
      <h2 className="pl-empty__title">{title}</h2>
      {body === undefined ? null : <div className="pl-empty__body">{body}</div>}
      {action === undefined ? null : <div className="pl-empty__action">{action}</div>}
    </div>
  );
}

/** What failed, what is safe, what to do, and the trace id to copy. */
export function FailedState({ failure, onRetry }: { readonly failure: unknown; readonly onRetry?: () => void }) {
  const words = messageFor(failure);
  return (
    <div className="pl-failed">
      <Message
        appearance="error"
        title={words.title}
        actions={
          onRetry === undefined && words.traceId === null ? undefined : (
            <>
              {onRetry === undefined ? null : (
                <Button spacing="compact" onClick={onRetry}>
                  Try again
                </Button>
              )}
              {words.traceId === null ? null : (
                <CopyButton text={words.traceId} label="Copy trace id" appearance="subtle" spacing="compact" />
              )}
            </>
          )
        }
      >
        <p>{words.cause}</p>
        <p>{words.nextStep}</p>
        {words.traceId === null ? null : <p className="pl-faint">Trace id {words.traceId}</p>}
      </Message>
    </div>
  );
}
