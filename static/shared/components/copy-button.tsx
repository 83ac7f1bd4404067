import { useState } from 'react';
import { copyText } from '../copy-text';
import { Button, type ButtonProps } from './button';

/** Copies text and says so in place. */
export function CopyButton({
  text,
  label,
  ...rest
}: { readonly text: string; readonly label: string } & Pick<ButtonProps, 'appearance' | 'spacing'>) {
  const [outcome, setOutcome] = useState<'idle' | 'copied' | 'refused'>('idle');
  const copy = async () => setOutcome((await copyText(text)) ? 'copied' : 'refused');
  const words = { idle: label, copied: 'Copied', refused: 'The browser refused to copy' };
  return (
    <>
      <Button {...rest} icon="copy" onClick={() => void copy()}>
        {words[outcome]}
      </Button>
      <span className="pl-hidden" role="status">
        {outcome === 'idle' ? '' : words[outcome]}
      </span>
    </>
  );
}
