import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/forge/start-sandbox';
import { DEMO_PEOPLE } from '../../sandbox/jira/site-records';
import type { RpcError, RpcInput, RpcName, RpcOutput } from '../../src/contract/rpc';
import { adminProcedures, issueProcedures } from '../../src/contract/rpc';
import { aSite } from '../builders/a-site';

export type Person = keyof typeof DEMO_PEOPLE | 'anonymous';

interface BridgeGlobal {
  __bridge?: { callBridge: (command: string, payload: unknown) => Promise<unknown> };
}

interface InvokePayload {
  readonly functionKey: string;
  readonly payload: unknown;
}

export type Outcome<N extends RpcName> =
  | { readonly ok: true; readonly value: RpcOutput<N> }
  | { readonly ok: false; readonly error: RpcError };

/** A Jira with the app installed, and the pages' own `rpc` in front of it. */
export interface ContractSite {
  readonly sandbox: Sandbox;
  readonly call: <N extends RpcName>(person: Person, name: N, input: RpcInput<N>) => Promise<Outcome<N>>;
  /** As `call`, with whatever a hostile page may send, from whatever module. */
  readonly callRaw: (person: Person, moduleKey: string, name: string, input: unknown) => Promise<unknown>;
  readonly called: ReadonlySet<RpcName>;
}

const moduleOf = (name: string): string => {
  if (name in issueProcedures) return 'plumbline-panel';
  if (name in adminProcedures) return 'plumbline-admin';
  return name.startsWith('settings.') ? 'plumbline-settings' : 'plumbline-project';
};

/** Calls go page -> real @forge/bridge -> sandbox -> real @forge/resolver -> handlers -> Jira and storage of the sandbox. */
export async function openContractSite(
  options: Partial<Pick<SandboxOptions, 'prepare' | 'queueDelayScale' | 'siteData'>> = {},
): Promise<ContractSite> {
  const sandbox = await startSandbox({
    dataDir: null,
    port: 0,
    siteData: aSite,
    queueDelayScale: 0.001,
    eventDelayMs: 1,
    ...options,
  });
  let caller: { person: Person; moduleKey: string } = { person: 'anonymous', moduleKey: 'plumbline-panel' };
  const asCaller = ({ person }: { person: Person }) => ({
    accountId: person === 'anonymous' ? null : DEMO_PEOPLE[person],
    // The place is no proof of anything; procedures must not look at it.
    extension: { type: 'test' },
  });
  (globalThis as BridgeGlobal).__bridge = {
    callBridge: (command, payload) => {
      if (command !== 'invoke') return Promise.reject(new Error(`no bridge command ${command}`));
      const { functionKey, payload: input } = payload as InvokePayload;
      return sandbox.invoke(caller.moduleKey, functionKey, input, asCaller(caller));
    },
  };
  // Looks for its host while it is being loaded.
  const { rpc, RpcFailure } = await import('../../static/shared/rpc');
  const called = new Set<RpcName>();
  return {
    sandbox,
    called,
    callRaw: (person, moduleKey, name, input) => sandbox.invoke(moduleKey, name, input, asCaller({ person })),
    call: async (person, name, input) => {
      caller = { person, moduleKey: moduleOf(name) };
      try {
        const value = await rpc(name, input);
        called.add(name);
        return { ok: true, value };
      } catch (error) {
        if (error instanceof RpcFailure && error.cause === undefined) return { ok: false, error: error.error };
        throw error;
      }
    },
  };
}
