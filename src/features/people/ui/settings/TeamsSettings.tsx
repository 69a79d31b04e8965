import { useState } from 'react';
import type { ReplyOf } from '#lib/contract.ts';
import { m } from '#paraglide/messages.js';
import { reportAction } from '#web/actions.ts';
import { call } from '#web/api.ts';
import { Button } from '#web/components/Button.tsx';
import { EmptyState } from '#web/components/EmptyState.tsx';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { LoadingBars } from '#web/components/LoadingBars.tsx';
import { Table } from '#web/components/Table.tsx';
import { refresh, usePages } from '#web/queries.ts';
import { changeTeam, createTeam, listTeams } from '../../contract.ts';
import { MoreButton } from './MoreButton.tsx';
import { NameDialog } from './NameDialog.tsx';
import styles from './Settings.module.css';

type Team = ReplyOf<typeof changeTeam>;

/** The teams: what they hold is decided by the rights groups of their people. */
export function TeamsSettings() {
  const teams = usePages(listTeams, { query: { limit: 100 } });
  const [changing, setChanging] = useState<Team | 'new' | null>(null);
  const save = async (name: string) => {
    if (changing === 'new') await call(createTeam, { body: { name } });
    else if (changing) {
      await call(changeTeam, { params: { id: changing.id }, body: { name }, ifMatch: changing.version });
    }
    await refresh(listTeams);
    reportAction(m.people_team_saved({ name }));
  };
  return (
    <div className={styles.panel}>
      <p className="prose">{m.people_teams_intro()}</p>
      {teams.error && <ErrorNotice error={teams.error} onRetry={() => void teams.refetch()} />}
      {teams.isLoading && <LoadingBars rows={4} />}
      {!teams.isLoading && !teams.error && teams.items.length === 0 && (
        <EmptyState>{m.people_teams_none()}</EmptyState>
      )}
      {teams.items.length > 0 && (
        <Table
          label={m.people_teams()}
          rows={teams.items}
          rowId={(team) => team.id}
          columns={[
            { id: 'name', header: m.people_name(), cell: (team) => team.name },
            {
              id: 'change',
              header: <span className="visually-hidden">{m.people_actions()}</span>,
              align: 'end',
              cell: (team) => (
                <Button
                  aria-label={m.people_rename_named({ name: team.name })}
                  onClick={() => setChanging(team)}
                >
                  {m.people_rename()}
                </Button>
              ),
            },
          ]}
        />
      )}
      <MoreButton {...teams} />
      <div>
        <Button variant="primary" onClick={() => setChanging('new')}>
          {m.people_team_add()}
        </Button>
      </div>
      {changing && (
        <NameDialog
          title={changing === 'new' ? m.people_team_add() : m.people_rename_named({ name: changing.name })}
          name={changing === 'new' ? '' : changing.name}
          onSave={save}
          onClose={() => setChanging(null)}
        />
      )}
    </div>
  );
}
