import { Page } from '#web/components/Page.tsx';
import { m } from '#paraglide/messages.js';

export function CampaignPage() {
  return <Page title={m.web_nav_campaigns()}>{null}</Page>;
}
