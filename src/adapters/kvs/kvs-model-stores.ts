import { z } from 'zod';
import { valueModel } from '../../contract/value-model';
import type { Priors } from '../../domain/value/value-model';
import type { PriorStore, ProposedModelStore } from '../../ports/model-store';
import { findValue, saveValue } from './kvs-access';

const PROPOSED_KEY = 'model:proposed';
const prior = z.object({ p10: z.number(), median: z.number(), p90: z.number(), count: z.number() });
const storedPriors = z.object({
  modelFingerprint: z.string(),
  priors: z.record(z.string(), z.record(z.string(), prior)) as unknown as z.ZodType<Priors>,
});

export const kvsProposedModelStore: ProposedModelStore = {
  find: () => findValue(PROPOSED_KEY, valueModel),
  save: (model) => saveValue(PROPOSED_KEY, model),
};

/** One set per project: a new model replaces the answers frozen for the one before. */
export const kvsPriorStore: PriorStore = {
  find: async (projectId, modelFingerprint) => {
    const stored = await findValue(`priors:${projectId}`, storedPriors);
    return stored?.modelFingerprint === modelFingerprint ? stored.priors : undefined;
  },
  save: (projectId, modelFingerprint, priors) => saveValue(`priors:${projectId}`, { modelFingerprint, priors }),
};
