import { useState } from 'react';
import { followLink, goTo } from '../route';
import type { Session } from '../session';
import { Icon } from './icons';

const LOCALES = ['en-US', 'en-GB', 'de-DE', 'fr-FR', 'ja-JP'] as const;

interface Props {
  readonly session: Session;
  readonly theme: 'light' | 'dark';
  readonly locale: string;
  readonly hoodOpen: boolean;
  /** How many fault switches are on. */
  readonly faultsOn: number;
  readonly onTheme: () => void;
  readonly onLocale: (locale: string) => void;
  readonly onUser: (accountId: string | null) => void;
  readonly onHood: () => void;
  readonly onFaults: () => void;
}

function SearchBox() {
  const [text, setText] = useState('');
  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    const asked = text.trim();
    if (asked === '') return;
    if (/^[A-Za-z][A-Za-z0-9]*-\d+$/.test(asked)) goTo(`/browse/${asked.toUpperCase()}`);
    else {
      const jql = /[=~<>]| in /i.test(asked) ? asked : `text ~ "${asked.replace(/["\\]/g, ' ')}" ORDER BY updated DESC`;
      goTo(`/issues?jql=${encodeURIComponent(jql)}`);
    }
  };
  return (
    <form className="search" role="search" onSubmit={submit}>
      <Icon name="search" />
      <input
        aria-label="Search by key, text or JQL"
        placeholder="Search by key, text or JQL"
        value={text}
        onChange={(e) => setText(e.target.value)}
      />
    </form>
  );
}

/** The app's page of the whole site, for everybody who is signed in; Jira has it under Apps. */
function GlobalPageLink({ session }: Pick<Props, 'session'>) {
  const module = session.modules.find(({ type }) => type === 'jira:globalPage');
  if (module === undefined) return null;
  return (
    <a className="bare app-link" href="/apps/plumbline" onClick={followLink}>
      <Icon name="plumb" />
      <span>{module.title}</span>
    </a>
  );
}

/** Who looks: any of the demo people, or nobody. */
function ViewerPicker({ session, onUser }: Pick<Props, 'session' | 'onUser'>) {
  return (
    <label className="viewer">
      <Icon name="person" />
      <span className="hidden">Look as</span>
      <select
        value={session.user?.accountId ?? ''}
        onChange={(e) => onUser(e.target.value === '' ? null : e.target.value)}
      >
        {session.users.map((user) => (
          <option key={user.accountId} value={user.accountId}>
            {user.displayName}
            {user.role === undefined ? '' : ` · ${user.role}`}
          </option>
        ))}
        <option value="">Anonymous visitor</option>
      </select>
    </label>
  );
}

/** On a real site there is one person: the owner of the token. */
function Owner({ session }: Pick<Props, 'session'>) {
  return (
    <span className="viewer owner">
      <Icon name="person" />
      <span className="hidden">You look as</span> {session.user?.displayName ?? ''}
    </span>
  );
}

/** Jira's bar, with what a sandbox adds: who looks, in which theme and language, and what happens underneath. */
export function TopBar(props: Props) {
  const { session, theme, locale, hoodOpen, faultsOn, onTheme, onLocale, onUser, onHood, onFaults } = props;
  return (
    <header className="top-bar">
      <a className="brand" href="/" onClick={followLink} aria-label="Jira sandbox, all projects">
        <span className="brand-mark">
          <Icon name="jira" />
        </span>
        <span className="brand-name">Jira</span> <span className="tag">sandbox</span>
      </a>
      <GlobalPageLink session={session} />
      <SearchBox />
      <div className="top-tools">
        {session.realSite === undefined ? (
          <ViewerPicker session={session} onUser={onUser} />
        ) : (
          <Owner session={session} />
        )}
        <label className="locale">
          <span className="hidden">Language of the app</span>
          <select value={locale} onChange={(e) => onLocale(e.target.value)}>
            {LOCALES.map((code) => (
              <option key={code}>{code}</option>
            ))}
          </select>
        </label>
        <button
          type="button"
          className="bare"
          onClick={onTheme}
          aria-label={theme === 'light' ? 'Switch to dark theme' : 'Switch to light theme'}
        >
          <Icon name={theme === 'light' ? 'moon' : 'sun'} />
        </button>
        {faultsOn === 0 ? null : (
          <button type="button" className="faults-on" onClick={onFaults}>
            <Icon name="warning" />
            {faultsOn}
            <span className="faults-words">{faultsOn === 1 ? 'fault on' : 'faults on'}</span>
          </button>
        )}
        <button type="button" className="bare" onClick={onHood} aria-expanded={hoodOpen} aria-label="Under the hood">
          <Icon name="hood" />
        </button>
        <a className="bare" href="/admin/plumbline" onClick={followLink} aria-label="Jira administration, apps">
          <Icon name="gear" />
        </a>
      </div>
    </header>
  );
}
