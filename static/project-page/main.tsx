import { boot } from '../shared/boot';
import { Queries } from '../shared/query';
import { ProjectPage } from './project-page';
import './project-page.css';

void boot(
  <Queries>
    <ProjectPage />
  </Queries>,
);
