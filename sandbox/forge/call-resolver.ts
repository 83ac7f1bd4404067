import type { UiModule } from './app-manifest';
import type { ForgeRuntime } from './forge-runtime';

/** Forge's limits of a call from the screen. */
const REQUEST_BYTES = 500 * 1000;
const RESPONSE_BYTES = 5 * 1000 * 1000;

const bytesOf = (value: unknown): number => (value === undefined ? 0 : Buffer.byteLength(JSON.stringify(value)));

/** Calls the resolver function of a UI module, as the bridge's `invoke` does. */
export async function callResolver({
  runtime,
  module,
  functionKey,
  payload,
  context,
  accountId,
}: {
  readonly runtime: ForgeRuntime;
  readonly module: UiModule;
  /** The key that the app's resolver defines. */
  readonly functionKey: string;
  readonly payload: unknown;
  readonly context: object;
  readonly accountId: string | null;
}): Promise<unknown> {
  const resolver = module.resolver?.function;
  if (resolver === undefined) throw new Error(`The module ${module.key} has no resolver.`);
  if (bytesOf(payload) > REQUEST_BYTES) throw new Error('The request payload is larger than 500 KB.');
  const result = await runtime.invoke(
    {
      functionKey: resolver,
      moduleKey: module.key,
      moduleType: module.type,
      accountId,
      subject: functionKey,
    },
    { call: { functionKey, ...(payload === undefined ? {} : { payload }) }, context },
  );
  if (bytesOf(result) > RESPONSE_BYTES) throw new Error('The response payload is larger than 5 MB.');
  return result ?? {};
}
