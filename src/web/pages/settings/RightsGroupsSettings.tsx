import { m } from '#paraglide/messages.js';

export function RightsGroupsSettings() {
  return <h2>{m.web_settings_rights_groups()}</h2>;
}
