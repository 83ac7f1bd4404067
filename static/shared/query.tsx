import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { JiraFailure } from './jira';
import { RpcFailure } from './rpc';

function isWorthRetrying(failure: unknown): boolean {
  if (failure instanceof RpcFailure) return failure.error.code === 'unavailable';
  return failure instanceof JiraFailure && failure.reason === 'unavailable';
}

/** Caches what the page read. Nothing is read again on focus: every read of a project costs Jira's quota. */
export function Queries({ children }: { readonly children: ReactNode }) {
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: {
            staleTime: 60_000,
            refetchOnWindowFocus: false,
            retry: (count, failure) => count < 1 && isWorthRetrying(failure),
            retryDelay: 800,
          },
          mutations: { retry: false },
        },
      }),
  );
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
