import type { StatusRef } from '../jira-api';

/** A status in the colour of its category. */
export function StatusMark({ status }: { readonly status: StatusRef }) {
  return <span className={`status-mark ${status.statusCategory.key}`}>{status.name}</span>;
}
