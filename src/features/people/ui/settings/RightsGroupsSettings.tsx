import type { ReactNode } from 'react';
import { m } from '#paraglide/messages.js';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { LoadingBars } from '#web/components/LoadingBars.tsx';
import { Tabs } from '#web/components/Tabs.tsx';
import { useReply } from '#web/queries.ts';
import { asText, useUrlState } from '#web/url-state.ts';
import { listRightsGroups } from '../../contract.ts';
import type { ChainRules } from '../../rules.ts';
import { RightsGroupForm } from './RightsGroupForm.tsx';
import styles from './Settings.module.css';

interface RightsGroupsSettingsProps {
  /** What the chain options mean for each kind of save; said by the feature that keeps them. */
  explain: (chain: ChainRules) => ReactNode;
}

const fields = { group: asText };
const unborn = 'new';

/** The rights groups beside one another; one of them with its rights and its rules of the chain. */
export function RightsGroupsSettings({ explain }: RightsGroupsSettingsProps) {
  const { data, error, refetch } = useReply(listRightsGroups, { query: { limit: 200 } });
  const [state, change] = useUrlState(fields);
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingBars rows={10} />;
  const chosen =
    state.group === unborn ? null : (data.items.find(({ id }) => id === state.group) ?? data.items[0]);
  return (
    <div className={styles.groups}>
      <Tabs
        label={m.people_rights_groups()}
        tabs={[
          ...data.items.map(({ id, name }) => ({ value: id, label: name })),
          { value: unborn, label: m.people_rights_group_add() },
        ]}
        value={chosen?.id ?? unborn}
        onValue={(group) => void change({ group })}
        panelId="rights-group"
      />
      <div id="rights-group" role="tabpanel" aria-label={chosen?.name ?? m.people_rights_group_add()}>
        <RightsGroupForm
          key={chosen ? `${chosen.id}-${chosen.version}` : unborn}
          group={chosen ?? null}
          explain={explain}
          onSaved={(id) => void change({ group: id })}
        />
      </div>
    </div>
  );
}
