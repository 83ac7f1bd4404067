import type { ReactNode } from 'react';
import type { AdminView } from '../../../src/contract/rpc';
import { Icon } from '../../shared/components/icons';
import { percent, wholeNumber } from '../../shared/format';
import type { SectionId } from '../draft/locate-problem';
import { useDraft } from '../hooks/use-draft';
import { LineIcon } from './line-icon';

interface Entry {
  readonly section: SectionId;
  readonly label: string;
  readonly icon: ReactNode;
  readonly count?: number;
}

/** The sections of the page, the number of problems in each, and how far the scans are. */
export function SectionNav({
  section,
  onOpen,
  scans,
}: {
  readonly section: SectionId;
  readonly onOpen: (section: SectionId) => void;
  readonly scans: AdminView['projects'];
}) {
  const { state, problems } = useDraft();
  const entries: readonly Entry[] = [
    { section: 'roadmap', label: 'Roadmap', icon: <Icon name="flag" /> },
    { section: 'rules', label: 'Mapping rules', icon: <Icon name="link" />, count: state.draft.roadmap.rules.length },
    { section: 'model', label: 'Value model', icon: <LineIcon name="model" /> },
    { section: 'scans', label: 'Scans', icon: <Icon name="refresh" /> },
    { section: 'revisions', label: 'Revisions', icon: <Icon name="clock" /> },
  ];
  return (
    <nav className="ap-nav" aria-label="Plumbline settings">
      <p className="ap-nav__name">
        <Icon name="plumb" /> Plumbline
      </p>
      <ul className="ap-nav__list">
        {entries.map((entry) => {
          const wrong = problems.filter((problem) => problem.section === entry.section).length;
          return (
            <li key={entry.section}>
              <a
                href={`#${entry.section}`}
                className="ap-nav__entry"
                aria-current={entry.section === section ? 'page' : undefined}
                onClick={(event) => {
                  event.preventDefault();
                  onOpen(entry.section);
                }}
              >
                {entry.icon}
                <span>{entry.label}</span>
                {wrong > 0 ? (
                  <span className="ap-nav__wrong">
                    {wrong}
                    <span className="pl-hidden"> to mend</span>
                  </span>
                ) : entry.count === undefined || entry.count === 0 ? null : (
                  <span className="ap-nav__count">{entry.count}</span>
                )}
              </a>
            </li>
          );
        })}
      </ul>
      <ScanLine scans={scans} />
    </nav>
  );
}

function ScanLine({ scans }: { readonly scans: AdminView['projects'] }) {
  const running = scans.filter((scan) => ['queued', 'reading', 'scoring', 'paused'].includes(scan.phase));
  const read = running.reduce((sum, scan) => sum + scan.read, 0);
  const total = running.reduce((sum, scan) => sum + (scan.total ?? scan.read), 0);
  const failed = scans.filter((scan) => scan.phase === 'failed').length;
  const never = scans.filter((scan) => scan.phase === 'never').length;
  const done = scans.length - running.length - failed - never;
  if (scans.length === 0) return null;
  return (
    <div className="ap-nav__scan">
      <p className="ap-nav__scan-head">
        <span className="pl-strong">Scan</span>
        {running.length > 0 && total > 0 ? <span>{percent(read / total)}</span> : null}
      </p>
      {running.length > 0 ? (
        <>
          <progress className="ap-progress" aria-label="Issues read" max={Math.max(total, 1)} value={read} />
          <p>
            {wholeNumber(read)} of {wholeNumber(total)} issues read
          </p>
        </>
      ) : (
        <p>{done === scans.length ? 'All projects scanned' : `${done} of ${scans.length} projects scanned`}</p>
      )}
      {failed > 0 ? <p>{failed === 1 ? 'One scan' : `${failed} scans`} stopped. Earlier results are kept.</p> : null}
    </div>
  );
}
