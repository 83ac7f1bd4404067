import type { RealSiteSettings } from './real-site-settings';

/** The one place that knows the token. */
export interface SiteDoor {
  /** Resolves a path below /rest/ of the site; null where it would lead elsewhere. */
  readonly addressOf: (path: string) => URL | null;
  /** Sends one request with the credential. Redirects are answered, never followed. */
  readonly send: (request: {
    readonly url: URL;
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string | null;
  }) => Promise<Response>;
}

const TIMEOUT_MS = 60_000;
const SENT_HEADERS = new Set(['accept', 'content-type', 'accept-language', 'x-atlassian-token']);
/** Cookies, login challenges and rules for browsers stay here: they are the site's, not this sandbox's. */
const PASSED_HEADERS =
  /^(content-type|location|retry-after|(beta-)?(x-)?ratelimit(-.*)?|x-aaccountid|x-arequestid|atl-traceid|etag|x-seraph-loginreason)$/;

function passedHeaders(received: Headers): Headers {
  const passed = new Headers();
  for (const [name, value] of received) if (PASSED_HEADERS.test(name)) passed.set(name, value);
  return passed;
}

export function openSiteDoor({ origin, email, token }: RealSiteSettings): SiteDoor {
  const authorization = `Basic ${Buffer.from(`${email}:${token}`, 'utf8').toString('base64')}`;
  return {
    addressOf: (path) => {
      if (!path.startsWith('/rest/')) return null;
      const url = new URL(path, origin);
      return url.origin === origin && url.pathname.startsWith('/rest/') ? url : null;
    },
    send: async ({ url, method, headers, body }) => {
      // Checked again here, so that no caller can send the credential elsewhere.
      if (url.origin !== origin) throw new Error('This is not an address of the site.');
      const sent = Object.entries(headers).filter(([name]) => SENT_HEADERS.has(name.toLowerCase()));
      const received = await fetch(url, {
        method,
        headers: { ...Object.fromEntries(sent), authorization, 'user-agent': 'Plumbline-sandbox' },
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(body === null ? {} : { body }),
      });
      const hasBody = ![204, 205, 304].includes(received.status);
      const bytes = hasBody ? await received.arrayBuffer() : null;
      return new Response(bytes, {
        status: received.status,
        statusText: received.statusText,
        headers: passedHeaders(received.headers),
      });
    },
  };
}
