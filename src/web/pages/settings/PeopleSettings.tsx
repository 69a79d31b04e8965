import { m } from '#paraglide/messages.js';

export function PeopleSettings() {
  return <h2>{m.web_settings_people()}</h2>;
}
