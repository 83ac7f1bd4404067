import { boot } from '../shared/boot';
import { Queries } from '../shared/query';
import { SettingsPage } from './settings-page';
import './settings-page.css';

void boot(
  <Queries>
    <SettingsPage />
  </Queries>,
);
