import { m } from '#paraglide/messages.js';

export function TeamsSettings() {
  return <h2>{m.web_settings_teams()}</h2>;
}
