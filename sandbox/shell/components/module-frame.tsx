import { useEffect, useRef } from 'react';
import { mountModule } from '../../forge/bridge-host';
import type { MountedModule } from '../../forge/browser/mounted-module';
import { goTo } from '../route';
import type { Session } from '../session';
import type { ShellFlag } from './flags';

interface Props {
  readonly session: Session;
  readonly moduleKey: string;
  readonly issueKey?: string;
  readonly projectKey?: string;
  readonly route?: string;
  readonly theme: 'light' | 'dark';
  readonly locale: string;
  /** Grows when the shown issue changed, so that the app is told. */
  readonly issueVersion?: number;
  readonly onFlag: (flag: ShellFlag) => void;
  readonly onFlagClosed: (id: string) => void;
  readonly onRoute?: (path: string, action: 'PUSH' | 'REPLACE') => void;
}

function visit(url: string, newTab: boolean): void {
  const target = new URL(url, location.origin);
  if (newTab || target.origin !== location.origin) window.open(target, '_blank', 'noopener');
  else goTo(target.pathname + target.search);
}

/** One module of the app in its sandboxed frame, mounted anew when its place or its viewer changes. */
export function ModuleFrame(props: Props) {
  const box = useRef<HTMLDivElement>(null);
  const mounted = useRef<MountedModule | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const { session, moduleKey, issueKey, projectKey, route, locale, theme, issueVersion } = props;
  const viewer = session.user?.accountId ?? 'anonymous';

  useEffect(() => {
    const container = box.current;
    if (container === null) return undefined;
    const { session: now, route } = latest.current;
    const frame = mountModule({
      container,
      moduleKey,
      session: now,
      location: {
        ...(issueKey === undefined ? {} : { issueKey }),
        ...(projectKey === undefined ? {} : { projectKey }),
        ...(route === undefined ? {} : { route }),
      },
      theme: latest.current.theme,
      locale,
      callbacks: {
        navigate: visit,
        showFlag: (flag) => latest.current.onFlag(flag),
        closeFlag: (id) => latest.current.onFlagClosed(id),
        onRoute: (path, action) => latest.current.onRoute?.(path, action),
      },
    });
    mounted.current = frame;
    return () => {
      mounted.current = null;
      frame.unmount();
    };
  }, [moduleKey, issueKey, projectKey, locale, viewer]);

  useEffect(() => mounted.current?.setTheme(theme), [theme]);
  useEffect(() => {
    if (route !== undefined) mounted.current?.setRoute(route);
  }, [route]);
  useEffect(() => {
    if (issueVersion !== undefined && issueVersion > 0)
      mounted.current?.emit('JIRA_ISSUE_CHANGED', { issueId: issueKey ?? '' });
  }, [issueVersion, issueKey]);

  return <div className="module-frame" ref={box} />;
}
