import type { RpcInput } from '../../../src/contract/rpc';
import type { ValueModel } from '../../../src/domain/value/value-model';

type WireModel = RpcInput<'admin.insights'>['model'];

/** The model as procedures take it. */
export function toWire(model: ValueModel): WireModel {
  return { ...model, criteria: [...model.criteria] };
}
