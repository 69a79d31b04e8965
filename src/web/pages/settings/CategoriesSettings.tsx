import { m } from '#paraglide/messages.js';

export function CategoriesSettings() {
  return <h2>{m.web_settings_categories()}</h2>;
}
