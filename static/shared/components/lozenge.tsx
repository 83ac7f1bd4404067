import type { ReactNode } from 'react';
import { Icon, type IconName } from './icons';

export type LozengeTone = 'quiet' | 'good' | 'info' | 'warning' | 'danger' | 'outline';

/** A word on a small ground. Good is quiet: only trouble is tinted, and the icon never stands without the word. */
export function Lozenge({
  tone = 'quiet',
  icon,
  children,
}: {
  readonly tone?: LozengeTone;
  readonly icon?: IconName;
  readonly children: ReactNode;
}) {
  return (
    <span className={`pl-lozenge pl-lozenge--${tone}`}>
      {icon === undefined ? null : <Icon name={icon} size={12} />}
      <span>{children}</span>
    </span>
  );
}
