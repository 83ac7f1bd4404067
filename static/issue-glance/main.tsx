import { boot } from '../shared/boot';
import { IssueGlance } from './issue-glance';

void boot(<IssueGlance />);
