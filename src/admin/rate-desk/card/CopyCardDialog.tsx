import { useState } from 'react';

import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useNavigate } from 'react-router-dom';

import type { CardDetail, Named } from '../../../rate-desk/contracts';
import { answerOf, formatDate, FormDialog } from '../../kit';
import { useDesk, useTellDesk } from '../api';
import { useDoor } from '../door';
import { useText } from '../text';

const BUREAU = 'bureau';

/** A card of somebody else with the rates of this one, as a draft. */
export const CopyCardDialog = ({ card, onClose }: { card: CardDetail; onClose: () => void }) => {
  const t = useText();
  const navigate = useNavigate();
  const { paths } = useDoor();
  const { toggleNotification } = useNotification();
  const resellers = useDesk<{ data: Named[] }>('/resellers');
  const { send, isLoading, error } = useTellDesk();
  const inForce = card.versions.find(({ stand }) => stand === 'current') ?? card.versions[0];
  const [name, setName] = useState(card.name);
  const [reseller, setReseller] = useState(BUREAU);
  const [version, setVersion] = useState(inForce?.documentId ?? '');
  const [validFrom, setValidFrom] = useState('');

  const submit = async () => {
    const made = answerOf(
      await send<CardDetail>('POST', `/cards/${card.documentId}/copy`, {
        name: name.trim(),
        reseller: reseller === BUREAU ? null : reseller,
        version,
        validFrom,
      }),
    );
    if (made) {
      toggleNotification({ type: 'success', message: t('copy.done', { name: made.name }) });
      navigate(paths.card(made.documentId));
    }
  };

  return (
    <FormDialog
      title={t('copy.title', { name: card.name })}
      submitLabel={t('copy.submit')}
      isReady={name.trim() !== '' && validFrom !== '' && version !== ''}
      isBusy={isLoading}
      error={error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field.Root name="reseller" hint={t('copy.whose.hint')}>
        <Field.Label>{t('copy.whose')}</Field.Label>
        <SingleSelect value={reseller} onChange={(chosen) => setReseller(String(chosen))}>
          <SingleSelectOption value={BUREAU}>{t('cards.bureau')}</SingleSelectOption>
          {(resellers.data?.data ?? []).map(({ documentId, name: other }) => (
            <SingleSelectOption key={documentId} value={documentId}>
              {other}
            </SingleSelectOption>
          ))}
        </SingleSelect>
        <Field.Hint />
      </Field.Root>
      <Field.Root name="name" required>
        <Field.Label>{t('cards.name')}</Field.Label>
        <Field.Input
          autoComplete="off"
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </Field.Root>
      <Field.Root name="version">
        <Field.Label>{t('copy.version')}</Field.Label>
        <SingleSelect value={version} onChange={(chosen) => setVersion(String(chosen))}>
          {card.versions.map(({ documentId, validFrom: day, rates }) => (
            <SingleSelectOption key={documentId} value={documentId}>
              {t('version.copy.of', { date: formatDate(day), count: rates })}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      <Field.Root name="validFrom" required hint={t('version.from.hint')}>
        <Field.Label>{t('version.from')}</Field.Label>
        <Field.Input
          type="date"
          value={validFrom}
          onChange={(event) => setValidFrom(event.target.value)}
        />
        <Field.Hint />
      </Field.Root>
    </FormDialog>
  );
};
