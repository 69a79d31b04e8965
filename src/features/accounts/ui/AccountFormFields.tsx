import type { ReactNode } from 'react';
import { UserField } from '#features/people/ui/UserField.tsx';
import { m } from '#paraglide/messages.js';
import { DateField } from '#web/components/DateField.tsx';
import { FieldRow, FormGroup } from '#web/components/Form.tsx';
import { SelectField } from '#web/components/SelectField.tsx';
import { TextField } from '#web/components/TextField.tsx';
import type { AccountValues } from './account-values.ts';
import { PersonNameFields, PlaceFields } from './PersonFields.tsx';
import { regionOptions } from './place-options.ts';
import { TeamField } from './TeamField.tsx';
import type { useRecordForm } from './useRecordForm.ts';

export type AccountFormState = ReturnType<typeof useRecordForm<AccountValues, { version: number }>>;

interface AccountFormFieldsProps {
  form: AccountFormState;
  /** What they found, below the fields it comes from: what is being typed in does not move. */
  children?: ReactNode;
}

/** The fields that find a duplicate stand first: name, phone, e-mail. */
export function AccountFormFields({ form, children }: AccountFormFieldsProps) {
  const { values, change, text, day, errorOf } = form;
  const isCompany = values.kind === 'company';
  return (
    <>
      <FormGroup title={m.accounts_form_group_name()}>
        {isCompany ? (
          <TextField label={m.accounts_form_company_name()} required {...text('name')} />
        ) : (
          <PersonNameFields values={values} change={change} text={text} />
        )}
      </FormGroup>
      <FormGroup title={m.accounts_form_group_contact()}>
        <FieldRow>
          <TextField label={m.accounts_form_phone()} type="tel" {...text('phone')} />
          <TextField label={m.accounts_form_email()} type="email" inputMode="email" {...text('email')} />
        </FieldRow>
      </FormGroup>
      {children}
      <FormGroup title={m.accounts_form_group_address()}>
        <PlaceFields values={values} change={change} text={text} countryError={errorOf('country')} />
      </FormGroup>
      <FormGroup title={m.accounts_form_group_care()}>
        <FieldRow>
          <UserField
            label={m.accounts_owner()}
            placeholder={m.accounts_no_owner()}
            value={values.owner}
            onValue={(owner) => change({ owner })}
            error={errorOf('owner')}
          />
          <TeamField
            value={values.teamId}
            onValue={(teamId) => change({ teamId })}
            emptyLabel={m.accounts_no_team()}
            error={errorOf('teamId')}
          />
        </FieldRow>
      </FormGroup>
      <FormGroup title={m.accounts_form_group_more()}>
        <TextField label={m.accounts_form_website()} type="url" {...text('website')} />
        <FieldRow>
          <TextField label={m.accounts_form_customer_number()} {...text('customerNumber')} width="20ch" />
          {!isCompany && (
            <DateField label={m.accounts_form_birth_date()} width="18ch" {...day('birthDate')} />
          )}
        </FieldRow>
        <SelectField
          label={m.accounts_form_region()}
          width="32ch"
          options={regionOptions()}
          value={values.region}
          onValue={(region) => change({ region })}
          emptyLabel={m.accounts_form_no_region()}
          error={errorOf('region')}
        />
      </FormGroup>
    </>
  );
}
