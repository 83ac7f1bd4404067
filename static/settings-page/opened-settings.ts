import type { RpcOutput } from '../../src/contract/rpc';
import type { HostContext } from '../shared/host';

/** The settings as they were opened, and the project that they are of. */
export type OpenedSettings = RpcOutput<'settings.open'> & { readonly project: NonNullable<HostContext['project']> };
