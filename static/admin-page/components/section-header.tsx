import type { ReactNode } from 'react';

/** The heading of a section with its one sentence and its actions. */
export function SectionHeader({
  title,
  lead,
  actions,
}: {
  readonly title: string;
  readonly lead: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <header className="ap-head">
      <div className="ap-head__words">
        <h1 id="section-title" className="pl-page-title" tabIndex={-1}>
          {title}
        </h1>
        <p className="pl-subtle">{lead}</p>
      </div>
      {actions === null || actions === undefined ? null : <div className="ap-head__actions">{actions}</div>}
    </header>
  );
}
