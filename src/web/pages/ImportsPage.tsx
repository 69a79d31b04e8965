import { Page } from '#web/components/Page.tsx';
import { m } from '#paraglide/messages.js';

export function ImportsPage() {
  return <Page title={m.web_nav_imports()}>{null}</Page>;
}
