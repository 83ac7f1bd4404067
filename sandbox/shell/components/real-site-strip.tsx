import type { RealSite } from '../session';
import './real-site-strip.css';

/** Says at all times that what is shown is no demo, what may happen to it, and whose eyes see it. */
export function RealSiteStrip({ site }: { readonly site: RealSite }) {
  const { host, allowedWrites, scansByItself } = site;
  return (
    <section className={allowedWrites === null ? 'real-site' : 'real-site writes'} aria-label="Real site">
      <details>
        <summary>
          <strong>Real site: {host},</strong> {allowedWrites === null ? 'read only' : 'Plumbline may write'}
        </summary>
        <p>
          You are the only person here. What Plumbline asks as the app is asked as you, so it sees what you see, no more
          and no less; installed on the site it has rights of its own.
        </p>
        {allowedWrites === null ? (
          <p>
            Nothing is changed on the site. Scores, roadmap and settings are kept on this machine: you may set them even
            where you administer nothing on the site, and Jira cannot search by them. To let Plumbline write, start with{' '}
            <code>--allow-writes</code>.
          </p>
        ) : (
          <>
            <p>
              These writes are sent to the site without asking again, and no others. If Plumbline is installed there
              too, the two overwrite each other's scores.
            </p>
            <ul>
              {allowedWrites.map(({ method, endpoint, purpose }) => (
                <li key={`${method} ${endpoint}`}>
                  <code>
                    {method} {endpoint}
                  </code>
                  <br />
                  {purpose}
                </li>
              ))}
            </ul>
          </>
        )}
        <p>
          {scansByItself
            ? 'Each project is scanned once a day. '
            : 'The site has many projects, so none is scanned by itself: choose Scan now on the page of a project. '}
          A real site sends no events to this machine; it is asked once a minute what changed.
        </p>
      </details>
    </section>
  );
}
