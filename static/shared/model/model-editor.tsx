import './model.css';
import { Button } from '../components/button';
import { BandsEditor } from './bands-editor';
import { CriteriaTable } from './criteria-table';
import { newCriterion } from './edit-criterion';
import { fieldElementId, focusElement } from './element-id';
import { FormulaEditor } from './formula-editor';
import { useModel } from './model-context';
import { ModelFindings } from './model-findings';
import { PresetPicker } from './preset-picker';
import { SamplePanel } from './sample-panel';
import { SizeEditor } from './size-editor';

const MOST_CRITERIA = 30;

/** The whole value model in parts: preset, criteria, formula, size and bands, with real items that follow every edit. */
export function ModelEditor({
  sizeNote,
}: {
  /** What else decides the size; null where the size field is chosen outside of the model. */
  readonly sizeNote: string | null;
}) {
  const { model, edit, openCriterion } = useModel();
  const add = (): void => {
    const criterion = newCriterion(model);
    edit({ what: 'Add criterion', change: (now) => ({ ...now, criteria: [...now.criteria, criterion] }) });
    openCriterion(criterion.criterionId);
    focusElement(fieldElementId('criterion', criterion.criterionId, 'name'), true);
  };
  return (
    <div className="vm-editor">
      <ModelFindings />
      <PresetPicker />
      <div className="vm-editor__criteria">
        <div className="vm-editor__head">
          <h2 className="pl-heading">Criteria</h2>
          <Button
            id="add-criterion"
            icon="plus"
            spacing="compact"
            disabled={model.criteria.length >= MOST_CRITERIA}
            onClick={add}
          >
            Add criterion
          </Button>
        </div>
        <CriteriaTable />
      </div>
      <FormulaEditor />
      <SamplePanel />
      <div className="vm-pair">
        <SizeEditor note={sizeNote} />
        <BandsEditor />
      </div>
    </div>
  );
}
