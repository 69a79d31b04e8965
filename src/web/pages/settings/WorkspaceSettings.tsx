import { m } from '#paraglide/messages.js';

export function WorkspaceSettings() {
  return <h2>{m.web_settings_workspace()}</h2>;
}
