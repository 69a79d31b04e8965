import { Page } from '#web/components/Page.tsx';
import { m } from '#paraglide/messages.js';

export function CallPage() {
  return <Page title={m.web_command_call()}>{null}</Page>;
}
