import type { Session } from '../session';
import type { ShellFlag } from './flags';

/** What every module frame needs of the shell. */
export interface FrameProps {
  readonly session: Session;
  readonly theme: 'light' | 'dark';
  readonly locale: string;
  readonly onFlag: (flag: ShellFlag) => void;
  readonly onFlagClosed: (id: string) => void;
}
