/** What the page around the app says to the host of a module, and what it gets back. */

export interface HostFlag {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  readonly type: string;
  readonly actions: readonly { readonly text: string; readonly run: () => void }[];
}

export interface HostCallbacks {
  readonly navigate: (url: string, inNewTab: boolean) => void;
  readonly showFlag: (flag: HostFlag) => void;
  readonly closeFlag: (id: string) => void;
  /** The app moved inside its page: path and query behind the module's own address. */
  readonly onRoute: (route: string, action: 'PUSH' | 'REPLACE') => void;
  readonly go?: (steps: number) => void;
  readonly onTitle?: (title: string) => void;
  readonly reload?: () => void;
}

/** The part of GET /__forge/session that mounting needs. */
export interface HostSession {
  readonly cdnUrl: string;
  readonly siteUrl: string;
  readonly modules: readonly {
    readonly key: string;
    readonly type: string;
    readonly title: string;
    readonly resource: string;
  }[];
}

export interface HostPlace {
  readonly issueKey?: string;
  readonly projectKey?: string;
  readonly route?: string;
}

export interface MountOptions {
  readonly container: HTMLElement;
  readonly moduleKey: string;
  readonly session: HostSession;
  readonly location: HostPlace;
  readonly theme: 'light' | 'dark';
  readonly locale: string;
  readonly callbacks: HostCallbacks;
  /** Pixels that the frame keeps even when its page is shorter. */
  readonly minHeight?: number;
}

export interface MountedModule {
  readonly iframe: HTMLIFrameElement;
  readonly setTheme: (theme: 'light' | 'dark') => void;
  /** Sends an event to the page's `events.on`, as Jira does with JIRA_ISSUE_CHANGED. */
  readonly emit: (event: string, payload: unknown) => void;
  /** The person went back or forward, or followed a link to another sub-page. */
  readonly setRoute: (route: string) => void;
  readonly unmount: () => void;
}
