import { useState } from 'react';
import { NameDialog } from '#features/people/ui/settings/NameDialog.tsx';
import { m } from '#paraglide/messages.js';
import { reportAction } from '#web/actions.ts';
import { call } from '#web/api.ts';
import { SelectField } from '#web/components/SelectField.tsx';
import { refresh } from '#web/queries.ts';
import { changeCategory, createCategory, listCategories } from '../contract.ts';
import { type CategoryNode, flatTree, possibleParents } from './category-outline.ts';

export type CategoryWish =
  | { kind: 'add'; parent: CategoryNode | null }
  | { kind: 'rename' | 'move'; node: CategoryNode };

interface CategoryDialogProps {
  wish: CategoryWish;
  tree: readonly CategoryNode[];
  onClose: () => void;
}

/** Name and place of a category, new or known. */
export function CategoryDialog({ wish, tree, onClose }: CategoryDialogProps) {
  const known = wish.kind === 'add' ? null : wish.node;
  const [parentId, setParentId] = useState(
    wish.kind === 'add' ? (wish.parent?.id ?? null) : wish.node.parentId,
  );
  const parents = known ? possibleParents(tree, known.id) : flatTree(tree);
  const save = async (name: string) => {
    const body = { name, parentId };
    if (known) await call(changeCategory, { params: { id: known.id }, body, ifMatch: known.version });
    else await call(createCategory, { body });
    await refresh(listCategories);
    reportAction(m.categories_saved({ name }));
  };
  return (
    <NameDialog title={titleOf(wish)} name={known?.name ?? ''} onSave={save} onClose={onClose}>
      <SelectField
        label={m.categories_parent()}
        options={parents.map(({ id, name, depth }) => ({ value: id, label: `${'– '.repeat(depth)}${name}` }))}
        value={parentId ?? ''}
        onValue={(id) => setParentId(id || null)}
        emptyLabel={m.categories_top()}
      />
    </NameDialog>
  );
}

function titleOf(wish: CategoryWish): string {
  if (wish.kind === 'add') return m.categories_add();
  return wish.kind === 'rename'
    ? m.categories_rename_named({ name: wish.node.name })
    : m.categories_move_named({ name: wish.node.name });
}
