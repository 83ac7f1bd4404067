import './controls.css';
/** What is wrong with the field above, in a word and in red. */
export function FieldProblem({ id, message }: { readonly id?: string; readonly message: string | null }) {
  if (message === null) return null;
  return (
    <span id={id} className="pl-field-problem" role="alert">
      {message}
    </span>
  );
}
