import { Icon } from './icons';

/** A message that the app asked Jira to show. */
export interface ShellFlag {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly description?: string;
  readonly actions?: readonly { readonly text: string; readonly run: () => void }[];
}

/** The stack of flags at the lower left, where Jira has them. */
export function Flags({
  flags,
  onClose,
}: {
  readonly flags: readonly ShellFlag[];
  readonly onClose: (id: string) => void;
}) {
  return (
    <div className="flags" role="status" aria-live="polite">
      {flags.map((flag) => (
        <div key={flag.id} className={`flag ${flag.type}`}>
          <div>
            <strong>{flag.title}</strong>
            {flag.description === undefined ? null : <p>{flag.description}</p>}
            <div className="flag-actions">
              {(flag.actions ?? []).map((action) => (
                <button
                  key={action.text}
                  type="button"
                  className="link"
                  onClick={() => {
                    action.run();
                    onClose(flag.id);
                  }}
                >
                  {action.text}
                </button>
              ))}
            </div>
          </div>
          <button type="button" className="bare" aria-label="Close message" onClick={() => onClose(flag.id)}>
            <Icon name="close" />
          </button>
        </div>
      ))}
    </div>
  );
}
