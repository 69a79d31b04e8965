import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { m } from '#paraglide/messages.js';

export interface SettingsSection {
  /** In the address: `/settings/people`. */
  id: string;
  label: () => string;
  needsAdministrator?: boolean;
  Component: LazyExoticComponent<ComponentType>;
}

/** The sections of the settings, in the order of the list on the left. */
export const settingsSections: readonly SettingsSection[] = [
  {
    id: 'personal',
    label: () => m.web_settings_personal(),
    Component: lazy(() =>
      import('./PersonalSettings.tsx').then((file) => ({ default: file.PersonalSettings })),
    ),
  },
  {
    id: 'api-keys',
    label: () => m.web_settings_api_keys(),
    Component: lazy(() =>
      import('#features/people/ui/settings/ApiKeysSettings.tsx').then((file) => ({
        default: file.ApiKeysSettings,
      })),
    ),
  },
  {
    id: 'workspace',
    label: () => m.web_settings_workspace(),
    needsAdministrator: true,
    Component: lazy(() =>
      import('#features/people/ui/settings/WorkspaceSettings.tsx').then((file) => ({
        default: file.WorkspaceSettings,
      })),
    ),
  },
  {
    id: 'people',
    label: () => m.web_settings_people(),
    needsAdministrator: true,
    Component: lazy(() =>
      import('#features/people/ui/settings/PeopleSettings.tsx').then((file) => ({
        default: file.PeopleSettings,
      })),
    ),
  },
  {
    id: 'teams',
    label: () => m.web_settings_teams(),
    needsAdministrator: true,
    Component: lazy(() =>
      import('#features/people/ui/settings/TeamsSettings.tsx').then((file) => ({
        default: file.TeamsSettings,
      })),
    ),
  },
  {
    id: 'rights-groups',
    label: () => m.web_settings_rights_groups(),
    needsAdministrator: true,
    Component: lazy(() =>
      import('./RightsGroupsSettings.tsx').then((file) => ({ default: file.RightsGroupsSettings })),
    ),
  },
  {
    id: 'categories',
    label: () => m.web_settings_categories(),
    needsAdministrator: true,
    Component: lazy(() =>
      import('#features/categories/ui/CategoriesSettings.tsx').then((file) => ({
        default: file.CategoriesSettings,
      })),
    ),
  },
  {
    id: 'exports',
    label: () => m.exports_log(),
    needsAdministrator: true,
    Component: lazy(() =>
      import('#features/exports/ui/ExportLog.tsx').then((file) => ({ default: file.ExportLog })),
    ),
  },
];
