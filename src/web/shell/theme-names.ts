import { m } from '#paraglide/messages.js';

/** The themes by name, in the current language. */
export const themeNames = () => ({
  system: m.web_theme_system(),
  light: m.web_theme_light(),
  dark: m.web_theme_dark(),
});
