import { Page } from '#web/components/Page.tsx';
import { m } from '#paraglide/messages.js';

export function StreamPage() {
  return <Page title={m.web_nav_stream()}>{null}</Page>;
}
