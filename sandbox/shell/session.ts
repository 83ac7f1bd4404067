/** Who looks, and what the app under test offers; answered by the host. */
export interface ShellUser {
  readonly accountId: string;
  readonly displayName: string;
  readonly emailAddress: string;
  readonly role?: string;
}

export interface ShellModule {
  readonly type: string;
  readonly key: string;
  readonly title: string;
  readonly label?: string;
  readonly icon?: string;
  readonly resource: string;
  readonly pages?: readonly { readonly title: string; readonly route: string }[];
  readonly status?: ModuleStatus;
}

export interface ModuleStatus {
  readonly type: string;
  readonly value: { readonly label: string; readonly type?: string };
}

/** The real site behind, where there is one. `allowedWrites`: null where it is only read. */
export interface RealSite {
  readonly host: string;
  readonly allowedWrites:
    | readonly { readonly method: string; readonly endpoint: string; readonly purpose: string }[]
    | null;
  readonly scansByItself: boolean;
}

export interface Session {
  readonly user: ShellUser | null;
  readonly users: readonly ShellUser[];
  readonly siteUrl: string;
  readonly cdnUrl: string;
  readonly cloudId: string;
  readonly environmentId: string;
  readonly modules: readonly ShellModule[];
  readonly realSite?: RealSite;
}

/** Loads the session of this browser. */
export async function loadSession(): Promise<Session> {
  const response = await fetch('/__forge/session');
  return (await response.json()) as Session;
}

/** Looks on as someone else; null is an anonymous visitor. */
export async function lookAs(accountId: string | null): Promise<void> {
  await fetch('/__forge/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ accountId }),
  });
}
