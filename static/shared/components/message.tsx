import type { ReactNode } from 'react';
import { Icon, type IconName } from './icons';

export type MessageAppearance = 'info' | 'warning' | 'error' | 'success' | 'neutral';

const ICONS: Readonly<Record<MessageAppearance, IconName>> = {
  info: 'info',
  warning: 'warning',
  error: 'error',
  success: 'check',
  neutral: 'info',
};

/** A message inside a page or card. Errors are announced at once, the others politely. */
export function Message({
  appearance,
  title,
  icon,
  actions,
  children,
}: {
  readonly appearance: MessageAppearance;
  readonly title?: ReactNode;
  readonly icon?: IconName;
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <div className={`pl-message pl-message--${appearance}`} role={appearance === 'error' ? 'alert' : 'status'}>
      <Icon name={icon ?? ICONS[appearance]} />
      <div className="pl-message__body">
        {title === undefined ? null : <p className="pl-message__title">{title}</p>}
        {children === undefined ? null : <div>{children}</div>}
        {actions === undefined ? null : <div className="pl-message__actions">{actions}</div>}
      </div>
    </div>
  );
}
