import { useState } from 'react';

import { Field } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import type { HoursRow } from '../../../rate-desk/contracts';
import { answerOf, FormDialog } from '../../kit';
import { useTellDesk } from '../api';
import { useText } from '../text';

import { HoursPainter } from './HoursPainter';
import { paintedFrom } from './paintHours';

type HoursDialogProps = {
  /** What is painted over: changed itself while no card uses it, else the beginning of new hours. */
  from: HoursRow;
  onSaved: (documentId: string) => void;
  onClose: () => void;
};

/** Hours of our own: when peak, off-peak and weekend prices hold. */
export const HoursDialog = ({ from, onSaved, onClose }: HoursDialogProps) => {
  const t = useText();
  const { toggleNotification } = useNotification();
  const { send, isLoading, error } = useTellDesk();
  const [name, setName] = useState(from.isInUse ? '' : from.name);
  const [painted, setPainted] = useState(() => paintedFrom(from));

  const submit = async () => {
    const all = answerOf(
      await send<HoursRow[]>('PUT', '/hours', {
        documentId: from.isInUse ? null : from.documentId,
        name: name.trim(),
        ...painted,
      }),
    );
    if (!all) return;
    toggleNotification({ type: 'success', message: t('hours.saved') });
    onSaved(all.find((hours) => hours.name === name.trim())?.documentId ?? from.documentId);
    onClose();
  };

  return (
    <FormDialog
      title={t(from.isInUse ? 'hours.new' : 'hours.change')}
      submitLabel={t('hours.save')}
      isReady={name.trim() !== ''}
      isBusy={isLoading}
      error={error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field.Root name="name" required hint={t('hours.name.hint')}>
        <Field.Label>{t('cards.name')}</Field.Label>
        <Field.Input
          value={name}
          maxLength={60}
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
        />
        <Field.Hint />
      </Field.Root>
      <HoursPainter painted={painted} onChange={setPainted} />
    </FormDialog>
  );
};
