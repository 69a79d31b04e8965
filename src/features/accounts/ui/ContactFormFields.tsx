import type { ReactNode } from 'react';
import { mediums } from '#lib/medium.ts';
import { m } from '#paraglide/messages.js';
import { Checkbox } from '#web/components/Checkbox.tsx';
import { DateField } from '#web/components/DateField.tsx';
import { FieldRow, FormGroup } from '#web/components/Form.tsx';
import { mediumLabel } from '#web/components/medium-words.ts';
import { SelectField } from '#web/components/SelectField.tsx';
import { TextField } from '#web/components/TextField.tsx';
import type { ContactValues } from './contact-values.ts';
import { PersonNameFields, PlaceFields } from './PersonFields.tsx';
import type { useRecordForm } from './useRecordForm.ts';

export type ContactFormState = ReturnType<typeof useRecordForm<ContactValues, { version: number }>>;

interface ContactFormFieldsProps {
  form: ContactFormState;
  /** What name, phone and e-mail found, below them: what is being typed in does not move. */
  children?: ReactNode;
}

/** Everything a contact has, most asked for first. */
export function ContactFormFields({ form, children }: ContactFormFieldsProps) {
  const { values, change, text, day, errorOf } = form;
  return (
    <>
      <FormGroup title={m.accounts_form_group_name()}>
        <PersonNameFields values={values} change={change} text={text} />
        <FieldRow>
          <TextField label={m.accounts_form_suffix()} {...text('suffix')} />
          <TextField label={m.accounts_form_function()} {...text('function')} />
        </FieldRow>
        <Checkbox checked={values.isPrimary} onChecked={(isPrimary) => change({ isPrimary })}>
          {m.accounts_form_is_primary()}
        </Checkbox>
      </FormGroup>
      <FormGroup title={m.accounts_form_group_contact()}>
        <FieldRow>
          <TextField label={m.accounts_form_phone()} type="tel" {...text('phone')} />
          <TextField label={m.accounts_form_mobile()} type="tel" {...text('mobile')} />
        </FieldRow>
        <TextField label={m.accounts_form_email()} type="email" inputMode="email" {...text('email')} />
        {children}
        <SelectField
          label={m.accounts_form_preferred_medium()}
          width="32ch"
          options={mediums.map((value) => ({ value: value as string, label: mediumLabel(value) }))}
          value={values.preferredMedium}
          onValue={(preferredMedium) => change({ preferredMedium })}
          emptyLabel={m.accounts_form_no_medium()}
        />
        <Checkbox checked={values.noBulkMail} onChecked={(noBulkMail) => change({ noBulkMail })}>
          {m.accounts_form_no_bulk_mail()}
        </Checkbox>
      </FormGroup>
      <FormGroup title={m.accounts_form_group_address()}>
        <PlaceFields values={values} change={change} text={text} countryError={errorOf('country')} />
      </FormGroup>
      <FormGroup title={m.accounts_form_group_more()}>
        <DateField label={m.accounts_form_birth_date()} width="18ch" {...day('birthDate')} />
      </FormGroup>
    </>
  );
}
