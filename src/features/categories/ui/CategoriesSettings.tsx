import { useState } from 'react';
import { m } from '#paraglide/messages.js';
import { reportAction, reportNotice } from '#web/actions.ts';
import { call } from '#web/api.ts';
import { Button } from '#web/components/Button.tsx';
import { EmptyState } from '#web/components/EmptyState.tsx';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { LoadingBars } from '#web/components/LoadingBars.tsx';
import { Menu } from '#web/components/Menu.tsx';
import { writeNumber } from '#web/dates.ts';
import { asProblem } from '#web/problem.ts';
import { refresh, useReply } from '#web/queries.ts';
import { changeCategory, listCategories } from '../contract.ts';
import styles from './CategoriesSettings.module.css';
import { CategoryDialog, type CategoryWish } from './CategoryDialog.tsx';
import { type CategoryNode, categoryTree } from './category-outline.ts';

/** The tree of categories: add, rename, move, deactivate. */
export function CategoriesSettings() {
  const { data, error, refetch } = useReply(listCategories);
  const [wish, setWish] = useState<CategoryWish | null>(null);
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingBars rows={8} />;
  const tree = categoryTree(data.items);
  return (
    <div className={styles.panel}>
      <p className="prose">{m.categories_intro()}</p>
      {tree.length === 0 ? (
        <EmptyState>{m.categories_none()}</EmptyState>
      ) : (
        <ul className={styles.tree} aria-label={m.categories_all()}>
          <Branches nodes={tree} onWish={setWish} />
        </ul>
      )}
      <div>
        <Button variant="primary" onClick={() => setWish({ kind: 'add', parent: null })}>
          {m.categories_add()}
        </Button>
      </div>
      {wish && <CategoryDialog wish={wish} tree={tree} onClose={() => setWish(null)} />}
    </div>
  );
}

interface BranchesProps {
  nodes: readonly CategoryNode[];
  onWish: (wish: CategoryWish) => void;
}

function Branches({ nodes, onWish }: BranchesProps) {
  return nodes.map((node) => (
    <li key={node.id}>
      <Branch node={node} onWish={onWish} />
      {node.children.length > 0 && (
        <ul>
          <Branches nodes={node.children} onWish={onWish} />
        </ul>
      )}
    </li>
  ));
}

function Branch({ node, onWish }: { node: CategoryNode; onWish: (wish: CategoryWish) => void }) {
  return (
    <div className={styles.row} style={{ paddingInlineStart: `calc(12px + ${node.depth} * 20px)` }}>
      <span className={styles.name} data-inactive={!node.active || undefined}>
        {node.name}
        {!node.active && ` (${m.categories_inactive()})`}
      </span>
      <span className="t-meta">{m.categories_assigned({ count: writeAssigned(node.assigned) })}</span>
      <Menu
        end
        aria-label={m.categories_actions({ name: node.name })}
        items={[
          {
            id: 'add',
            label: m.categories_add_below(),
            onAction: () => onWish({ kind: 'add', parent: node }),
          },
          { id: 'rename', label: m.categories_rename(), onAction: () => onWish({ kind: 'rename', node }) },
          { id: 'move', label: m.categories_move(), onAction: () => onWish({ kind: 'move', node }) },
          {
            id: 'active',
            label: node.active ? m.categories_deactivate() : m.categories_activate(),
            startsGroup: true,
            onAction: () => void setActive(node, !node.active),
          },
        ]}
      >
        {m.categories_change()}
      </Menu>
    </div>
  );
}

async function setActive({ id, name, version }: CategoryNode, active: boolean) {
  try {
    await call(changeCategory, { params: { id }, body: { active }, ifMatch: version });
    reportAction(active ? m.categories_activated({ name }) : m.categories_deactivated({ name }));
  } catch (error) {
    reportNotice(asProblem(error).detail);
  }
  await refresh(listCategories);
}

/** The server stops counting soon after. */
const countedMost = 1_000;

const writeAssigned = (assigned: number) =>
  assigned > countedMost ? m.web_total_over({ count: writeNumber(countedMost) }) : writeNumber(assigned);
