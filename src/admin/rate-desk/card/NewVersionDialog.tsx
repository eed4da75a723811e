import { useState } from 'react';

import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useNavigate } from 'react-router-dom';

import type { CardDetail, VersionDetail } from '../../../rate-desk/contracts';
import { answerOf, fieldError, formatDate, FormDialog } from '../../kit';
import { useTellDesk } from '../api';
import { useDoor } from '../door';
import { useText } from '../text';

const NONE = 'none';
const WHOLE_DATE = /^\d{4}-\d\d-\d\d$/;

type NewVersionDialogProps = {
  card: Pick<CardDetail, 'documentId' | 'versions'>;
  /** The version that it starts with; the one in force unless said. */
  from?: string;
  onClose: () => void;
};

/** A draft of a card from a day on, with the rates of an older version or none. */
export const NewVersionDialog = ({ card, from, onClose }: NewVersionDialogProps) => {
  const t = useText();
  const navigate = useNavigate();
  const { paths } = useDoor();
  const { toggleNotification } = useNotification();
  const [validFrom, setValidFrom] = useState('');
  const [note, setNote] = useState('');
  const inForce = card.versions.find(({ stand }) => stand === 'current') ?? card.versions[0];
  const [copy, setCopy] = useState(from ?? inForce?.documentId ?? NONE);
  const { send, isLoading, error } = useTellDesk();
  const ofDay = fieldError(error, 'validFrom');

  const submit = async () => {
    const made = answerOf(
      await send<VersionDetail>('POST', `/cards/${card.documentId}/versions`, {
        validFrom,
        note: note.trim() || null,
        copyOf: copy === NONE ? null : copy,
      }),
    );
    if (made) {
      toggleNotification({
        type: 'success',
        message: t('version.add.done', { count: made.rates }),
      });
      navigate(paths.version(made.documentId));
    }
  };

  return (
    <FormDialog
      title={t('version.add.title')}
      submitLabel={t('version.add.submit')}
      isReady={WHOLE_DATE.test(validFrom)}
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
      <Field.Root name="copyOf">
        <Field.Label>{t('version.copy')}</Field.Label>
        <SingleSelect value={copy} onChange={(chosen) => setCopy(String(chosen))}>
          <SingleSelectOption value={NONE}>{t('version.copy.none')}</SingleSelectOption>
          {card.versions.map(({ documentId, validFrom: day, rates }) => (
            <SingleSelectOption key={documentId} value={documentId}>
              {t('version.copy.of', { date: formatDate(day), count: rates })}
            </SingleSelectOption>
          ))}
        </SingleSelect>
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
