import { useState } from 'react';
import { Button } from '../../../shared/components/button';
import { Message } from '../../../shared/components/message';
import { plural } from '../../../shared/format';
import { compareRoadmaps } from '../../draft/compare-drafts';
import { type ParsedRoadmap, parseRoadmapFile } from '../../draft/parse-roadmap-file';
import { useDraft } from '../../hooks/use-draft';
import { Dialog } from '../dialog';

type Reading =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'read'; readonly name: string; readonly parsed: ParsedRoadmap }
  | { readonly kind: 'unreadable'; readonly name: string };

/** Reads a roadmap file into the draft; a bad file is refused with every problem and its place, and changes nothing. */
export function ImportRoadmap({ onClose }: { readonly onClose: () => void }) {
  const { state, editRoadmap } = useDraft();
  const [reading, setReading] = useState<Reading>({ kind: 'nothing' });
  const read = async (file: File): Promise<void> => {
    try {
      setReading({ kind: 'read', name: file.name, parsed: parseRoadmapFile(await file.text()) });
    } catch {
      setReading({ kind: 'unreadable', name: file.name });
    }
  };
  const parsed = reading.kind === 'read' ? reading.parsed : null;
  const roadmap = parsed?.ok === true ? parsed.value : null;
  const changes = roadmap === null ? [] : compareRoadmaps(state.draft.roadmap, roadmap);
  return (
    <Dialog
      title="Import a roadmap"
      onClose={onClose}
      confirm={{
        label: 'Put into the draft',
        isDisabled: roadmap === null || changes.length === 0,
        onConfirm: () => {
          if (roadmap === null) return;
          editRoadmap({ what: 'Import a roadmap', change: () => roadmap });
          onClose();
        },
      }}
    >
      <div className="ap-import">
        <p className="pl-subtle">
          A JSON file as Export roadmap writes it. It replaces the roadmap and rules of the draft; you see the effect
          before anything is saved.
        </p>
        <div className="pl-field">
          <label className="pl-label" htmlFor="import-file">
            File
          </label>
          <input
            id="import-file"
            type="file"
            accept="application/json,.json"
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file !== undefined) void read(file);
            }}
          />
        </div>
        {reading.kind === 'unreadable' ? (
          <Message appearance="error" title={`${reading.name} could not be read`}>
            The browser could not open the file. Nothing was changed.
          </Message>
        ) : null}
        {parsed?.ok === false ? <ImportProblems problems={parsed.error} /> : null}
        {roadmap === null ? null : (
          <Message
            appearance="success"
            title={`${plural(roadmap.items.length, 'item')} and ${plural(roadmap.rules.length, 'rule')} read`}
          >
            {changes.length === 0
              ? 'It says the same as the draft.'
              : `It makes ${plural(changes.length, 'change')} to the draft, and can be undone.`}
          </Message>
        )}
      </div>
    </Dialog>
  );
}

function ImportProblems({
  problems,
}: {
  readonly problems: readonly { readonly path: string; readonly message: string }[];
}) {
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? problems : problems.slice(0, 8);
  return (
    <Message appearance="error" title={`${plural(problems.length, 'problem')} in the file. Nothing was changed.`}>
      <ul className="ap-problems">
        {shown.map((problem, at) => (
          <li key={`${problem.path}/${at}`}>
            {problem.path === '' ? null : <code className="ap-code">{problem.path}</code>} {problem.message}
          </li>
        ))}
      </ul>
      {problems.length > shown.length ? (
        <Button appearance="link" spacing="compact" onClick={() => setIsWhole(true)}>
          All {problems.length}
        </Button>
      ) : null}
    </Message>
  );
}
