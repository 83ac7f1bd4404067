import { boot } from '../shared/boot';
import { IssuePanel } from './issue-panel';

void boot(<IssuePanel />);
