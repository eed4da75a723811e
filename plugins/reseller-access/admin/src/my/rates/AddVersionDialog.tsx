import { useState } from 'react';

import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useNavigate } from 'react-router-dom';

import { answerOf, fieldError, formatDate, FormDialog } from '../../../../../../src/admin/kit';
import type { RateCardRow, RateCardVersionRow } from '../../../../shared/contracts/lists';
import { PATHS } from '../../paths';
import { useAddMyVersionMutation } from '../../services/writes';
import { useText } from '../../text';

type AddVersionDialogProps = {
  cards: RateCardRow[];
  /** All of these cards, the latest first. */
  versions: RateCardVersionRow[];
  onClose: () => void;
};

const NONE = 'none';
const WHOLE_DATE = /^\d{4}-\d\d-\d\d$/;

const latestOf = (cardId: string | undefined, versions: RateCardVersionRow[]): string =>
  versions.find(({ rateCardId, isInForce }) => rateCardId === cardId && isInForce)?.id ??
  versions.find(({ rateCardId }) => rateCardId === cardId)?.id ??
  NONE;

/** A new version of a card from a day on, as a draft that starts with the prices of an older one. */
export const AddVersionDialog = ({ cards, versions, onClose }: AddVersionDialogProps) => {
  const t = useText();
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const [cardId, setCardId] = useState(cards[0]?.id ?? '');
  const [validFrom, setValidFrom] = useState('');
  const [copy, setCopy] = useState(() => latestOf(cards[0]?.id, versions));
  const [note, setNote] = useState('');
  const [add, { isLoading, error }] = useAddMyVersionMutation();
  const ofDay = fieldError(error, 'validFrom');

  const submit = async () => {
    const input = {
      rateCardId: cardId,
      validFrom,
      note: note.trim() || null,
      ...(copy === NONE ? {} : { copyOf: copy }),
    };
    const added = answerOf(await add(input));
    if (added) {
      toggleNotification({
        type: 'success',
        message: t('version.add.done', { count: added.rates }),
      });
      navigate(PATHS.rateVersion(added.id));
    }
  };

  return (
    <FormDialog
      title={t('version.add.title')}
      submitLabel={t('version.add.submit')}
      isReady={WHOLE_DATE.test(validFrom) && cardId !== ''}
      isBusy={isLoading}
      error={ofDay ? undefined : error}
      onSubmit={submit}
      onClose={onClose}
    >
      {cards.length > 1 && (
        <Field.Root name="rateCardId">
          <Field.Label>{t('version.add.card')}</Field.Label>
          <SingleSelect
            value={cardId}
            onChange={(chosen) => {
              setCardId(String(chosen));
              setCopy(latestOf(String(chosen), versions));
            }}
          >
            {cards.map(({ id, name }) => (
              <SingleSelectOption key={id} value={id}>
                {name}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
      )}
      <Field.Root name="validFrom" required hint={t('version.add.from.hint')} error={ofDay}>
        <Field.Label>{t('version.add.from')}</Field.Label>
        <Field.Input
          type="date"
          value={validFrom}
          onChange={(event) => setValidFrom(event.target.value)}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
      <Field.Root name="copyOf">
        <Field.Label>{t('version.add.copy')}</Field.Label>
        <SingleSelect value={copy} onChange={(chosen) => setCopy(String(chosen))}>
          <SingleSelectOption value={NONE}>{t('version.add.copy.none')}</SingleSelectOption>
          {versions
            .filter(({ rateCardId }) => rateCardId === cardId)
            .map(({ id, validFrom: from, rates }) => (
              <SingleSelectOption key={id} value={id}>
                {t('version.add.copy.of', { date: formatDate(from), count: rates })}
              </SingleSelectOption>
            ))}
        </SingleSelect>
      </Field.Root>
      <Field.Root name="note" hint={t('version.add.note.hint')}>
        <Field.Label>{t('version.add.note')}</Field.Label>
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
