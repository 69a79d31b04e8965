import { m } from '#paraglide/messages.js';

export function ApiKeysSettings() {
  return <h2>{m.web_settings_api_keys()}</h2>;
}
