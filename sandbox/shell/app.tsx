import { useCallback, useEffect, useMemo, useState } from 'react';
import { Flags, type ShellFlag } from './components/flags';
import type { FrameProps } from './components/frame-props';
import { IssuePage } from './components/issue-page';
import { ModuleFrame } from './components/module-frame';
import { ProjectNav } from './components/project-nav';
import { BacklogPage, BoardPage, ProjectsPage, SearchPage } from './components/project-pages';
import { RealSiteStrip } from './components/real-site-strip';
import { TopBar } from './components/top-bar';
import { type HoodTab, UnderTheHood } from './components/under-the-hood';
import { useFaults } from './faults';
import { jira, type Project } from './jira-api';
import { goTo, type Route, useRoute } from './route';
import { loadSession, lookAs, type Session } from './session';

type Theme = 'light' | 'dark';

function remembered(key: string, fallback: string): string {
  return localStorage.getItem(`shell:${key}`) ?? fallback;
}

/** What stands behind the title of a page that belongs to no project. */
const WHERE: Readonly<Record<string, string>> = { 'jira:adminPage': ', administration', 'jira:globalPage': '' };

function AppPage({
  frame,
  type,
  projectKey,
  route,
}: {
  frame: FrameProps;
  type: string;
  projectKey?: string;
  route?: string;
}) {
  const module = frame.session.modules.find((candidate) => candidate.type === type);
  if (module === undefined)
    return (
      <p className="notice error pad">
        {frame.session.user === null
          ? 'Jira shows this app only to people who are signed in.'
          : `The app has no ${type} module.`}
      </p>
    );
  return (
    <main className="app-page">
      <h1 className="hidden">
        {module.title}
        {WHERE[type] ?? `, project ${projectKey ?? ''}`}
      </h1>
      <ModuleFrame
        {...frame}
        moduleKey={module.key}
        {...(projectKey === undefined ? {} : { projectKey })}
        {...(route === undefined ? {} : { route })}
        onRoute={(path, action) => {
          const base = type === 'jira:globalPage' ? '/apps/plumbline' : `/projects/${projectKey ?? ''}/plumbline`;
          if (route !== undefined) goTo(`${base}${path}`, { replace: action === 'REPLACE' });
        }}
      />
    </main>
  );
}

function Content({
  route,
  frame,
  project,
  onProject,
}: {
  route: Route;
  frame: FrameProps;
  project: Project | null;
  onProject: (project: Project) => void;
}) {
  const viewer = frame.session.user?.accountId ?? '';
  switch (route.page) {
    case 'projects':
      return <ProjectsPage viewer={viewer} />;
    case 'search':
      return (
        <SearchPage
          isRealSite={frame.session.realSite !== undefined}
          jql={route.jql}
          onJql={(jql) => goTo(`/issues?jql=${encodeURIComponent(jql)}`)}
        />
      );
    case 'admin':
      return <AppPage key="admin" frame={frame} type="jira:adminPage" />;
    case 'global':
      return <AppPage key="global" frame={frame} type="jira:globalPage" route={route.path} />;
    case 'issue':
      return (
        <IssuePage key={`${route.issueKey}:${viewer}`} issueKey={route.issueKey} frame={frame} onProject={onProject} />
      );
    case 'app':
      return (
        <AppPage
          key={route.projectKey}
          frame={frame}
          type="jira:projectPage"
          projectKey={route.projectKey}
          route={route.path}
        />
      );
    case 'settings':
      return <AppPage frame={frame} type="jira:projectSettingsPage" projectKey={route.projectKey} />;
    case 'project': {
      if (project === null || project.key !== route.projectKey) return <p className="quiet pad">Loading…</p>;
      const Page = route.view === 'board' ? BoardPage : BacklogPage;
      return <Page key={`${project.id}:${viewer}`} project={project} />;
    }
  }
}

function useProject(
  route: Route,
  viewer: string,
): readonly [Project | null, string | null, (project: Project) => void] {
  const [project, setProject] = useState<Project | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const wanted = 'projectKey' in route ? route.projectKey : null;
  useEffect(() => {
    setFailure(null);
    if (wanted === null) {
      if (route.page !== 'issue') setProject(null);
      return;
    }
    jira<Project>(`/rest/api/3/project/${encodeURIComponent(wanted)}`).then(setProject, (error: unknown) => {
      setProject(null);
      setFailure(error instanceof Error ? error.message : String(error));
    });
  }, [wanted, viewer, route.page]);
  return [project, failure, setProject];
}

function useFlags(): readonly [readonly ShellFlag[], (flag: ShellFlag) => void, (id: string) => void] {
  const [flags, setFlags] = useState<readonly ShellFlag[]>([]);
  const close = useCallback((id: string) => setFlags((list) => list.filter((flag) => flag.id !== id)), []);
  const show = useCallback(
    (flag: ShellFlag) => setFlags((list) => [...list.filter(({ id }) => id !== flag.id), flag].slice(-4)),
    [],
  );
  return [flags, show, close];
}

/** The page around the app: everything that Jira shows and Plumbline does not. */
export function App({ firstSession }: { readonly firstSession: Session }) {
  const route = useRoute();
  const [session, setSession] = useState(firstSession);
  const [theme, setTheme] = useState<Theme>(() => (remembered('theme', 'light') === 'dark' ? 'dark' : 'light'));
  const [locale, setLocale] = useState(() => remembered('locale', 'en-US'));
  const [hoodOpen, setHoodOpen] = useState(false);
  const [hoodTab, setHoodTab] = useState<HoodTab>('all');
  const faultControl = useFaults();
  const [flags, showFlag, closeFlag] = useFlags();
  const viewer = session.user?.accountId ?? '';
  const [project, failure, setProject] = useProject(route, viewer);

  useEffect(() => {
    document.documentElement.dataset['colorMode'] = theme;
    localStorage.setItem('shell:theme', theme);
  }, [theme]);
  useEffect(() => localStorage.setItem('shell:locale', locale), [locale]);

  const changeUser = async (accountId: string | null): Promise<void> => {
    await lookAs(accountId);
    setSession(await loadSession());
  };
  const frame = useMemo<FrameProps>(
    () => ({ session, theme, locale, onFlag: showFlag, onFlagClosed: closeFlag }),
    [session, theme, locale, showFlag, closeFlag],
  );
  const view = route.page === 'project' ? route.view : route.page;
  const isInProject = project !== null && route.page !== 'admin' && route.page !== 'global';
  return (
    <div className={hoodOpen ? 'shell with-hood' : 'shell'}>
      <TopBar
        session={session}
        theme={theme}
        locale={locale}
        hoodOpen={hoodOpen}
        faultsOn={faultControl.faults?.active.length ?? 0}
        onTheme={() => setTheme(theme === 'light' ? 'dark' : 'light')}
        onLocale={setLocale}
        onUser={(accountId) => void changeUser(accountId)}
        onHood={() => setHoodOpen(!hoodOpen)}
        onFaults={() => {
          setHoodTab('faults');
          setHoodOpen(true);
        }}
      />
      {session.realSite === undefined ? null : <RealSiteStrip site={session.realSite} />}
      <div className={isInProject ? 'stage with-nav' : 'stage'}>
        {isInProject ? <ProjectNav project={project} view={view} /> : null}
        {failure === null ? (
          <Content route={route} frame={frame} project={project} onProject={setProject} />
        ) : (
          <main className="plain-page">
            <h1>This project cannot be shown</h1>
            <p className="notice error" role="alert">
              {failure}
            </p>
          </main>
        )}
      </div>
      {hoodOpen ? (
        <UnderTheHood
          users={session.users}
          tab={hoodTab}
          faultControl={faultControl}
          onTab={setHoodTab}
          onClose={() => setHoodOpen(false)}
        />
      ) : null}
      <Flags flags={flags} onClose={closeFlag} />
    </div>
  );
}
