import type { ReactNode } from 'react';
import type { AdfNode } from '../jira-api';

const wordsOf = (attribute: unknown): string => (typeof attribute === 'string' ? attribute : '');

function marked(node: AdfNode): ReactNode {
  return (node.marks ?? []).reduce<ReactNode>((inner, mark) => {
    switch (mark.type) {
      case 'strong':
        return <strong>{inner}</strong>;
      case 'em':
        return <em>{inner}</em>;
      case 'code':
        return <code>{inner}</code>;
      case 'strike':
        return <s>{inner}</s>;
      case 'link': {
        const href = wordsOf(mark.attrs?.['href']);
        // Text of issues is foreign: only web and mail addresses become links.
        return /^(https?:|mailto:)/i.test(href) ? (
          <a href={href} rel="noopener noreferrer" target="_blank">
            {inner}
          </a>
        ) : (
          inner
        );
      }
      default:
        return inner;
    }
  }, node.text ?? '');
}

function drawn(node: AdfNode, key: number): ReactNode {
  const inner = node.content?.map(drawn);
  switch (node.type) {
    case 'text':
      return <span key={key}>{marked(node)}</span>;
    case 'hardBreak':
      return <br key={key} />;
    case 'paragraph':
      return <p key={key}>{inner}</p>;
    case 'heading':
      return <h3 key={key}>{inner}</h3>;
    case 'bulletList':
      return <ul key={key}>{inner}</ul>;
    case 'orderedList':
      return <ol key={key}>{inner}</ol>;
    case 'listItem':
      return <li key={key}>{inner}</li>;
    case 'taskList':
      return (
        <ul key={key} className="tasks">
          {inner}
        </ul>
      );
    case 'taskItem':
      return (
        <li key={key}>
          <input type="checkbox" readOnly checked={node.attrs?.['state'] === 'DONE'} aria-label="Done" /> {inner}
        </li>
      );
    case 'codeBlock':
      return <pre key={key}>{inner}</pre>;
    case 'blockquote':
      return <blockquote key={key}>{inner}</blockquote>;
    case 'rule':
      return <hr key={key} />;
    case 'mention':
    case 'emoji':
    case 'status':
      return <span key={key}>{wordsOf(node.attrs?.['text'])}</span>;
    default:
      return <div key={key}>{inner}</div>;
  }
}

/** Draws a description in Atlassian's document format. */
export function AdfView({ document }: { readonly document: AdfNode | null }) {
  if (document === null) return <p className="quiet">No description.</p>;
  return <div className="adf">{document.content?.map(drawn)}</div>;
}
