import { Page } from '#web/components/Page.tsx';
import { m } from '#paraglide/messages.js';

export function ChainPage() {
  return <Page title={m.web_nav_chain()}>{null}</Page>;
}
