import { boot } from '../shared/boot';
import { Queries } from '../shared/query';
import { AdminPage } from './admin-page';
import './admin-page.css';

void boot(
  <Queries>
    <AdminPage />
  </Queries>,
);
