import { useState } from 'react';

import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useNavigate } from 'react-router-dom';

import type { CardDetail, CardKind, Named } from '../../../rate-desk/contracts';
import { answerOf, fieldError, FormDialog } from '../../kit';
import { useDesk, useTellDesk } from '../api';
import { useDoor } from '../door';
import { useText } from '../text';

const BUREAU = 'bureau';

/** A new card: what it is called, what it is for, whose it is. */
export const NewCardDialog = ({ onClose }: { onClose: () => void }) => {
  const t = useText();
  const navigate = useNavigate();
  const { isStaff, paths } = useDoor();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<CardKind>('sell');
  const [whose, setWhose] = useState(BUREAU);
  const { send, isLoading, error } = useTellDesk();
  const resellers = useDesk<{ data: Named[] }>('/resellers', { isNeeded: isStaff });

  const submit = async () => {
    const made = answerOf(
      await send<CardDetail>('POST', '/cards', {
        name: name.trim(),
        kind,
        reseller: kind === 'sell' && whose !== BUREAU ? whose : null,
      }),
    );
    if (made) {
      navigate(paths.card(made.documentId));
    }
  };

  return (
    <FormDialog
      title={t('newCard.title')}
      submitLabel={t('newCard.submit')}
      isReady={name.trim() !== ''}
      isBusy={isLoading}
      error={fieldError(error, 'name') ? undefined : error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field.Root
        name="name"
        required
        hint={t('newCard.name.hint')}
        error={fieldError(error, 'name')}
      >
        <Field.Label>{t('cards.name')}</Field.Label>
        <Field.Input
          autoComplete="off"
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
      {isStaff && (
        <Field.Root name="kind" hint={t('newCard.kind.hint')}>
          <Field.Label>{t('cards.kind')}</Field.Label>
          <SingleSelect value={kind} onChange={(chosen) => setKind(chosen as CardKind)}>
            <SingleSelectOption value="sell">{t('kind.sell')}</SingleSelectOption>
            <SingleSelectOption value="buy">{t('kind.buy')}</SingleSelectOption>
          </SingleSelect>
          <Field.Hint />
        </Field.Root>
      )}
      {isStaff && kind === 'sell' && (
        <Field.Root name="reseller" hint={t('newCard.whose.hint')}>
          <Field.Label>{t('cards.whose')}</Field.Label>
          <SingleSelect value={whose} onChange={(chosen) => setWhose(String(chosen))}>
            <SingleSelectOption value={BUREAU}>{t('cards.bureau')}</SingleSelectOption>
            {(resellers.data?.data ?? []).map(({ documentId, name: reseller }) => (
              <SingleSelectOption key={documentId} value={documentId}>
                {reseller}
              </SingleSelectOption>
            ))}
          </SingleSelect>
          <Field.Hint />
        </Field.Root>
      )}
    </FormDialog>
  );
};
