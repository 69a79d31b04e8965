import { ArrowDown, ArrowUp, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { m } from '#paraglide/messages.js';
import { Button } from '#web/components/Button.tsx';
import { Dialog } from '#web/components/Dialog.tsx';
import { EmptyState } from '#web/components/EmptyState.tsx';
import type { ViewPage } from '../rules.ts';
import styles from './ManageViews.module.css';
import { arrangeViews, removeView, saveView } from './save-view.ts';
import type { View } from './useViews.ts';
import { ViewDialog } from './ViewDialog.tsx';
import { audienceText } from './view-words.ts';

interface ManageViewsProps {
  page: ViewPage;
  views: readonly View[];
  onClose: () => void;
}

/** Order, rename, share and delete the saved views of a list. */
export function ManageViews({ page, views, onClose }: ManageViewsProps) {
  const [changing, setChanging] = useState<View | null>(null);
  const move = (at: number, step: number) => {
    const ids = views.map(({ id }) => id);
    const [moved] = ids.splice(at, 1);
    ids.splice(at + step, 0, moved!);
    void arrangeViews(page, ids);
  };
  return (
    <Dialog open onClose={onClose} title={m.views_title()}>
      {views.length === 0 && <EmptyState>{m.views_none()}</EmptyState>}
      <ol className={styles.views} aria-label={m.views_title()}>
        {views.map((view, at) => (
          <li key={view.id} className={styles.view}>
            <span className={styles.name}>
              {view.name}
              <span className="t-meta"> · {audienceText(view)}</span>
            </span>
            <span className={styles.actions}>
              <IconButton
                icon={<ArrowUp />}
                label={m.views_up({ name: view.name })}
                reason={at === 0 && m.views_is_first()}
                onClick={() => move(at, -1)}
              />
              <IconButton
                icon={<ArrowDown />}
                label={m.views_down({ name: view.name })}
                reason={at === views.length - 1 && m.views_is_last()}
                onClick={() => move(at, 1)}
              />
              <IconButton
                icon={<Pencil />}
                label={m.views_change_named({ name: view.name })}
                reason={!view.editable && m.views_not_editable({ name: view.owner.name })}
                onClick={() => setChanging(view)}
              />
              <IconButton
                icon={<Trash2 />}
                label={m.views_delete_named({ name: view.name })}
                reason={!view.editable && m.views_not_editable({ name: view.owner.name })}
                onClick={() => void removeView(view)}
              />
            </span>
          </li>
        ))}
      </ol>
      {changing && (
        <ViewDialog
          view={changing}
          onSave={(naming) => saveView(changing, naming)}
          onClose={() => setChanging(null)}
        />
      )}
    </Dialog>
  );
}

interface IconButtonProps {
  icon: React.ReactNode;
  label: string;
  reason: string | false;
  onClick: () => void;
}

const IconButton = ({ icon, label, reason, onClick }: IconButtonProps) => (
  <Button variant="plain" iconOnly icon={icon} aria-label={label} disabledReason={reason} onClick={onClick} />
);
