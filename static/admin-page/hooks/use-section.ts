import { useCallback, useEffect, useRef, useState } from 'react';
import { createHistory, type HostHistory } from '../../shared/host';
import type { SectionId } from '../draft/locate-problem';

const SECTIONS: readonly SectionId[] = ['roadmap', 'rules', 'model', 'scans', 'revisions'];

function sectionOf(pathname: string): SectionId {
  const name = pathname.replace(/^\/+/, '').split('/')[0];
  return SECTIONS.find((section) => section === name) ?? 'roadmap';
}

/** The section in view, kept in Jira's address bar where Jira gives the page a history. */
export function useSection(): readonly [SectionId, (section: SectionId) => void] {
  const [section, setSection] = useState<SectionId>('roadmap');
  const history = useRef<HostHistory | null>(null);
  useEffect(() => {
    let isMounted = true;
    createHistory().then(
      (created) => {
        if (!isMounted) return;
        history.current = created;
        setSection(sectionOf(created.location.pathname));
        created.listen((location: { pathname: string }) => setSection(sectionOf(location.pathname)));
      },
      // Without a history the sections still change; only the address does not.
      () => undefined,
    );
    return () => {
      isMounted = false;
    };
  }, []);
  const open = useCallback((next: SectionId) => {
    setSection(next);
    history.current?.push(`/${next}`);
  }, []);
  return [section, open];
}
