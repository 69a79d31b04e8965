import { useId, useState } from 'react';
import { listTeams } from '#features/people/contract.ts';
import { m } from '#paraglide/messages.js';
import { Button } from '#web/components/Button.tsx';
import { Dialog } from '#web/components/Dialog.tsx';
import { Form } from '#web/components/Form.tsx';
import { FormProblem } from '#web/components/FormProblem.tsx';
import { SelectField } from '#web/components/SelectField.tsx';
import { TextField } from '#web/components/TextField.tsx';
import { useReply } from '#web/queries.ts';
import { useMe } from '#web/session.ts';
import { useSaving } from '#web/useSaving.ts';
import { type Audience, viewNameLimit } from '../rules.ts';
import type { View } from './useViews.ts';

export interface ViewNaming {
  name: string;
  audience: Audience;
  teamId: string | null;
}

interface ViewDialogProps {
  /** Left out for a new one. */
  view?: View | undefined;
  /** Throws what the server refuses; the dialog shows it. */
  onSave: (naming: ViewNaming) => Promise<unknown>;
  onClose: () => void;
}

/** Name of a view and who sees it. */
export function ViewDialog({ view, onSave, onClose }: ViewDialogProps) {
  const formId = useId();
  const [name, setName] = useState(view?.name ?? '');
  const [sharedWith, setSharedWith] = useState(view?.team?.id ?? view?.audience ?? 'own');
  const { busy, problem, wrong, save } = useSaving();
  const audiences = useAudienceOptions(view);
  const submit = async () => {
    const isTeam = sharedWith !== 'own' && sharedWith !== 'everybody';
    const audience = isTeam ? 'team' : sharedWith;
    if (await save(() => onSave({ name, audience, teamId: isTeam ? sharedWith : null }))) onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={view ? m.views_change_named({ name: view.name }) : m.views_save_as_short()}
      actions={
        <>
          <Button type="submit" form={formId} variant="primary" busy={busy}>
            {m.views_save()}
          </Button>
          <Button onClick={onClose}>{m.web_cancel()}</Button>
        </>
      }
    >
      <Form
        id={formId}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextField
          label={m.views_name()}
          hint={view ? undefined : m.views_name_hint()}
          value={name}
          onText={setName}
          error={wrong.name}
          maxLength={viewNameLimit}
          required
        />
        <SelectField
          label={m.views_audience()}
          options={audiences}
          value={sharedWith}
          onValue={setSharedWith}
          error={wrong.teamId}
        />
        <FormProblem problem={problem} fields={['name', 'teamId']} />
      </Form>
    </Dialog>
  );
}

/** Oneself, each team one may share with, everybody. */
function useAudienceOptions(view: View | undefined) {
  const me = useMe();
  const { data } = useReply(listTeams, { query: { limit: 200 } });
  const teams = me.permissions.administer ? (data?.items ?? me.teams) : me.teams;
  const others = view?.team && !teams.some(({ id }) => id === view.team?.id) ? [view.team] : [];
  const own = !view || view.owner.id === me.id ? [{ value: 'own', label: m.views_audience_own() }] : [];
  return [
    ...own,
    ...[...teams, ...others].map(({ id, name }) => ({ value: id, label: m.views_audience_team({ name }) })),
    { value: 'everybody', label: m.views_audience_everybody() },
  ];
}
