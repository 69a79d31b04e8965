import { m } from '#paraglide/messages.js';
import { Checkbox } from '#web/components/Checkbox.tsx';
import { ChipGroup } from '#web/components/ChipGroup.tsx';
import { FormGroup } from '#web/components/Form.tsx';
import { type ChainRules, chainScopes } from '../../rules.ts';

interface ChainFieldsProps {
  value: ChainRules;
  onValue: (value: ChainRules) => void;
}

type Option = Exclude<keyof ChainRules, 'scope'>;

const rules: readonly Option[] = [
  'followUpNeedsActivity',
  'activityNeedsFollowUp',
  'statusChangeNeedsActivity',
];
const exceptions: readonly Option[] = ['exceptFinalStatus', 'exceptNoStatus', 'finalStatusWithoutActivity'];

/** The rules of the chain (O1 to O3), their exceptions (E1 to E3) and how far they reach, each in a sentence. */
export function ChainFields({ value, onValue }: ChainFieldsProps) {
  const texts: Record<Option, [title: string, hint: string]> = {
    followUpNeedsActivity: [m.people_chain_o1(), m.people_chain_o1_hint()],
    activityNeedsFollowUp: [m.people_chain_o2(), m.people_chain_o2_hint()],
    statusChangeNeedsActivity: [m.people_chain_o3(), m.people_chain_o3_hint()],
    exceptFinalStatus: [m.people_chain_e1(), m.people_chain_e1_hint()],
    exceptNoStatus: [m.people_chain_e2(), m.people_chain_e2_hint()],
    finalStatusWithoutActivity: [m.people_chain_e3(), m.people_chain_e3_hint()],
  };
  const scopeNames = {
    'per-activity': m.people_chain_scope_activity(),
    'per-record': m.people_chain_scope_record(),
  };
  const checkbox = (option: Option) => (
    <Checkbox
      key={option}
      checked={value[option]}
      hint={texts[option][1]}
      onChecked={(on) => onValue({ ...value, [option]: on })}
    >
      {texts[option][0]}
    </Checkbox>
  );
  return (
    <>
      <FormGroup title={m.people_chain_rules()}>
        <div>{rules.map(checkbox)}</div>
        <ChipGroup
          label={m.people_chain_scope()}
          hint={m.people_chain_scope_hint()}
          chips={chainScopes.map((scope) => ({ value: scope, label: scopeNames[scope] }))}
          value={value.scope}
          onValue={(scope) => onValue({ ...value, scope })}
        />
      </FormGroup>
      <FormGroup title={m.people_chain_exceptions()}>
        <div>{exceptions.map(checkbox)}</div>
      </FormGroup>
    </>
  );
}
