import { m } from '#paraglide/messages.js';
import { Checkbox } from '#web/components/Checkbox.tsx';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { SelectField } from '#web/components/SelectField.tsx';
import { TextField } from '#web/components/TextField.tsx';
import { useReply } from '#web/queries.ts';
import { listRightsGroups, listTeams } from '../../contract.ts';
import type { Region } from '../../rules.ts';
import { RegionField } from '../RegionField.tsx';
import styles from './Settings.module.css';

export interface UserDraft {
  name: string;
  rightsGroupId: string;
  teamIds: string[];
  region: Region | null;
}

interface UserFieldsProps {
  value: UserDraft;
  onValue: (value: UserDraft) => void;
  wrong: Record<string, string>;
}

/** What an administrator says about a user, new or known. */
export function UserFields({ value, onValue, wrong }: UserFieldsProps) {
  const groups = useReply(listRightsGroups, { query: { limit: 200 } });
  const teams = useReply(listTeams, { query: { limit: 200 } });
  const error = groups.error ?? teams.error;
  const change = (patch: Partial<UserDraft>) => onValue({ ...value, ...patch });
  const toggleTeam = (id: string, on: boolean) =>
    change({ teamIds: on ? [...value.teamIds, id] : value.teamIds.filter((teamId) => teamId !== id) });
  if (error) return <ErrorNotice error={error} />;
  return (
    <>
      <TextField
        label={m.people_name()}
        value={value.name}
        onText={(name) => change({ name })}
        error={wrong.name}
        required
      />
      <SelectField
        label={m.people_rights_group()}
        options={(groups.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={value.rightsGroupId}
        onValue={(rightsGroupId) => change({ rightsGroupId })}
        error={wrong.rightsGroupId}
        emptyLabel={value.rightsGroupId ? undefined : m.people_choose()}
        required
      />
      <fieldset>
        <legend className="t-label">{m.people_teams()}</legend>
        <div className={styles.checks}>
          {(teams.data?.items ?? []).map((team) => (
            <Checkbox
              key={team.id}
              checked={value.teamIds.includes(team.id)}
              onChecked={(on) => toggleTeam(team.id, on)}
            >
              {team.name}
            </Checkbox>
          ))}
          {teams.data?.items.length === 0 && <p className="t-meta">{m.people_teams_none()}</p>}
        </div>
      </fieldset>
      <RegionField value={value.region} onValue={(region) => change({ region })} />
    </>
  );
}
