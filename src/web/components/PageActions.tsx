import { Ellipsis } from 'lucide-react';
import type { ReactNode } from 'react';
import { m } from '#paraglide/messages.js';
import { Button } from './Button.tsx';
import { Menu } from './Menu.tsx';
import { useNarrow } from './viewport.ts';

export interface PageAction {
  id: string;
  label: string;
  icon: ReactNode;
  keys?: string | undefined;
  disabledReason?: string | false;
  onAction: () => void;
}

/** The lesser actions of a page: buttons, on a telephone one menu, so that the header stays one row. */
export function PageActions({ actions }: { actions: readonly PageAction[] }) {
  const narrow = useNarrow();
  if (narrow) {
    return <Menu items={actions} end iconOnly icon={<Ellipsis />} aria-label={m.web_more_actions()} />;
  }
  return actions.map(({ id, label, icon, keys, disabledReason, onAction }) => (
    <Button key={id} icon={icon} keys={keys} disabledReason={disabledReason} onClick={onAction}>
      {label}
    </Button>
  ));
}
