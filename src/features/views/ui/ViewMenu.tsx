import { Bookmark, Check } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { m } from '#paraglide/messages.js';
import { useCommand } from '#web/commands.ts';
import { Button } from '#web/components/Button.tsx';
import { Menu, type MenuItem } from '#web/components/Menu.tsx';
import { Sheet } from '#web/components/Sheet.tsx';
import type { ChosenColumn } from '#web/components/shown-columns.ts';
import { useNarrow } from '#web/components/viewport.ts';
import { addView } from './save-view.ts';
import { useViews, type ViewedList } from './useViews.ts';
import styles from './ViewMenu.module.css';
import { changeOf, type ViewDialogName, viewItems } from './view-items.tsx';

const ViewDialog = lazy(() => import('./ViewDialog.tsx').then((module) => ({ default: module.ViewDialog })));
const ColumnsDialog = lazy(() =>
  import('./ColumnsDialog.tsx').then((module) => ({ default: module.ColumnsDialog })),
);
const ManageViews = lazy(() =>
  import('./ManageViews.tsx').then((module) => ({ default: module.ManageViews })),
);

interface ViewMenuProps extends ViewedList {
  /** Of the grid, where it has some to choose from. */
  columns?: readonly ChosenColumn[];
}

/** Beside the title: which view is shown, the others, and what to do when the list has moved away from it. */
export function ViewMenu({ columns, ...list }: ViewMenuProps) {
  const views = useViews(list);
  const [dialog, setDialog] = useState<ViewDialogName | null>(null);
  const close = () => setDialog(null);
  useCommand('view-save', () => setDialog('save'));
  useCommand('view-manage', () => setDialog('manage'));
  useCommand('columns', columns ? () => setDialog('columns') : null);
  const { page, campaignId = null } = list;
  return (
    <span className={styles.views}>
      <Choice
        name={views.isOwnChoice ? m.views_own_choice() : views.current.name}
        items={viewItems(views, columns !== undefined, setDialog)}
      />
      <Changed views={views} onSaveAs={() => setDialog('save')} />
      <Suspense fallback={null}>
        {dialog === 'save' && (
          <ViewDialog
            onSave={async (naming) =>
              views.show(await addView({ page, campaignId, query: views.query, ...naming }))
            }
            onClose={close}
          />
        )}
        {dialog === 'columns' && columns && <ColumnsDialog columns={columns} onClose={close} />}
        {dialog === 'manage' && <ManageViews page={page} views={views.saved} onClose={close} />}
      </Suspense>
    </span>
  );
}

/** A menu; on a telephone a sheet. */
function Choice({ name, items }: { name: string; items: readonly MenuItem[] }) {
  const narrow = useNarrow();
  const [open, setOpen] = useState(false);
  const button = { variant: 'plain', icon: <Bookmark />, 'aria-label': m.views_menu({ name }) } as const;
  if (!narrow) {
    return (
      <Menu items={items} {...button}>
        {name}
      </Menu>
    );
  }
  return (
    <>
      <Button {...button} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {name}
      </Button>
      {open && (
        <Sheet open onClose={() => setOpen(false)} title={m.views_title()}>
          <Choices items={items} onChosen={() => setOpen(false)} />
        </Sheet>
      )}
    </>
  );
}

function Choices({ items, onChosen }: { items: readonly MenuItem[]; onChosen: () => void }) {
  return (
    <ul className={styles.choices}>
      {items.map(({ id, label, icon, checked, startsGroup, onAction }) => (
        <li key={id} data-group={startsGroup || undefined}>
          <button
            type="button"
            aria-current={checked || undefined}
            onClick={() => {
              onChosen();
              onAction();
            }}
          >
            <span className={styles.mark}>{checked ? <Check aria-hidden="true" /> : icon}</span>
            <span>{label}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

interface ChangedProps {
  views: ReturnType<typeof useViews>;
  onSaveAs: () => void;
}

/** „geändert · Speichern · Verwerfen“; on a telephone the two stand in the sheet. */
function Changed({ views, onSaveAs }: ChangedProps) {
  const narrow = useNarrow();
  const change = changeOf(views, onSaveAs);
  if (!change) return null;
  return (
    <span className={styles.changed}>
      <span role="status">{m.views_changed()}</span>
      {!narrow && (
        <>
          <button type="button" onClick={change.onAction}>
            {change.label}
          </button>
          <button type="button" onClick={views.discard}>
            {m.views_discard()}
          </button>
        </>
      )}
    </span>
  );
}
