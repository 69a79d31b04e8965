import { Page } from '#web/components/Page.tsx';
import { m } from '#paraglide/messages.js';

export function NewFollowUpPage() {
  return <Page title={m.web_command_new_follow_up()}>{null}</Page>;
}
