import { useState } from 'react';

import { Field } from '@strapi/design-system';

import type { VersionDetail } from '../../../rate-desk/contracts';
import { fieldError, FormDialog } from '../../kit';
import { useTellDesk } from '../api';
import { useText } from '../text';

type DialogProps = { version: VersionDetail; onClose: () => void };

/** The first day and the note of a draft. */
export const EditVersionDialog = ({ version, onClose }: DialogProps) => {
  const t = useText();
  const [validFrom, setValidFrom] = useState(version.validFrom);
  const [note, setNote] = useState(version.note ?? '');
  const { send, isLoading, error } = useTellDesk();
  const ofDay = fieldError(error, 'validFrom');

  const submit = async () => {
    const result = await send('PUT', `/versions/${version.documentId}`, {
      validFrom,
      note: note.trim() || null,
    });
    if ('data' in result) {
      onClose();
    }
  };

  return (
    <FormDialog
      title={t('edit.title')}
      submitLabel={t('edit.submit')}
      isReady={/^\d{4}-\d\d-\d\d$/.test(validFrom)}
      isBusy={isLoading}
      error={ofDay ? undefined : error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field.Root name="validFrom" required hint={t('version.from.hint')} error={ofDay}>
        <Field.Label>{t('version.from')}</Field.Label>
        <Field.Input
          type="date"
          value={validFrom}
          onChange={(event) => setValidFrom(event.target.value)}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
      <Field.Root name="note" hint={t('version.note.hint')}>
        <Field.Label>{t('note')}</Field.Label>
        <Field.Input
          autoComplete="off"
          maxLength={120}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <Field.Hint />
      </Field.Root>
    </FormDialog>
  );
};
