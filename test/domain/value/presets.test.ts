import { presetModel } from '../../../src/domain/value/presets';
import { validateModel } from '../../../src/domain/value/validate-model';
import type { ValuePreset } from '../../../src/domain/value/value-model';

const PRESETS: readonly ValuePreset[] = ['value-effort', 'weighted', 'rice', 'ice', 'wsjf', 'moscow', 'formula'];
const priorities = [{ priorityId: '1', name: 'High' }];

describe('presetModel', () => {
  it.each(PRESETS)('[V3] %s is a model that may be saved, with a size field and without', (preset) => {
    for (const sizeFieldId of [null, 'customfield_1']) {
      expect(validateModel(presetModel(preset, { priorities, sizeFieldId }))).toEqual([]);
      expect(validateModel(presetModel(preset, { priorities: [], sizeFieldId }))).toEqual([]);
    }
  });
});
