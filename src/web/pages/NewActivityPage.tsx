import { Page } from '#web/components/Page.tsx';
import { m } from '#paraglide/messages.js';

export function NewActivityPage() {
  return <Page title={m.web_command_new_activity()}>{null}</Page>;
}
