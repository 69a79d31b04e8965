import { Columns3, ListTree, Plus, Save, Undo2 } from 'lucide-react';
import { m } from '#paraglide/messages.js';
import type { MenuItem } from '#web/components/Menu.tsx';
import type { FixedView } from './fixed-views.ts';
import { saveView, telling } from './save-view.ts';
import { isSaved, type useViews, type View } from './useViews.ts';

export type ViewDialogName = 'save' | 'manage' | 'columns';
type Views = ReturnType<typeof useViews>;

/** The views of a list to choose from, then what can be done with them. */
export function viewItems(
  views: Views,
  hasColumns: boolean,
  open: (dialog: ViewDialogName) => void,
): MenuItem[] {
  const choice = (view: View | FixedView, startsGroup = false): MenuItem => ({
    id: view.id,
    label: <ViewName view={view} />,
    checked: view.id === views.current.id && !views.isOwnChoice,
    startsGroup,
    onAction: () => views.show(view),
  });
  const change = changeOf(views, () => open('save'));
  return [
    ...views.fixed.map((view) => choice(view)),
    ...views.saved.map((view, at) => choice(view, at === 0)),
    ...(change
      ? [
          { id: 'change', ...change, icon: <Save />, startsGroup: true },
          { id: 'discard', label: m.views_discard_changes(), icon: <Undo2 />, onAction: views.discard },
        ]
      : []),
    {
      id: 'save',
      label: m.views_save_as(),
      icon: <Plus />,
      startsGroup: true,
      onAction: () => open('save'),
    },
    ...(hasColumns
      ? [{ id: 'columns', label: m.views_columns(), icon: <Columns3 />, onAction: () => open('columns') }]
      : []),
    { id: 'manage', label: m.views_manage(), icon: <ListTree />, onAction: () => open('manage') },
  ];
}

/** What becomes of the changes: saved in the view where one may, otherwise as one’s own; null without any. */
export function changeOf({ current, query, isChanged }: Views, onSaveAs: () => void) {
  if (!isChanged) return null;
  if (!isSaved(current) || !current.editable) return { label: m.views_save_as_short(), onAction: onSaveAs };
  return { label: m.views_save(), onAction: () => void telling(() => saveView(current, { query })) };
}

function ViewName({ view }: { view: View | FixedView }) {
  if (!isSaved(view) || view.audience === 'own') return view.name;
  return (
    <>
      {view.name}
      <span className="t-meta"> · {view.team?.name ?? m.views_shared()}</span>
    </>
  );
}
