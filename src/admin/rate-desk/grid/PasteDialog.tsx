import { useState } from 'react';

import { Field, Textarea } from '@strapi/design-system';
import { useNavigate } from 'react-router-dom';

import type { ImportDetail, VersionDetail } from '../../../rate-desk/contracts';
import { answerOf, FormDialog } from '../../kit';
import { useTellDesk } from '../api';
import { useDoor } from '../door';
import { useText } from '../text';

type PasteDialogProps = {
  version: VersionDetail;
  /** What was pasted into the grid already. */
  pasted: string;
  onClose: () => void;
};

/** Rows of a spreadsheet, pasted: they are read as a file is, with a preview before anything changes. */
export const PasteDialog = ({ version, pasted, onClose }: PasteDialogProps) => {
  const t = useText();
  const navigate = useNavigate();
  const { paths } = useDoor();
  const [text, setText] = useState(pasted);
  const { send, isLoading, error } = useTellDesk();

  const submit = async () => {
    const received = answerOf(
      await send<ImportDetail>('POST', `/cards/${version.card.documentId}/imports`, {
        text,
        fileName: t('paste.name'),
        version: version.documentId,
      }),
    );
    if (received) {
      navigate(paths.import(received.documentId));
    }
  };

  return (
    <FormDialog
      title={t('paste.title')}
      submitLabel={t('paste.submit')}
      isReady={text.trim() !== ''}
      isBusy={isLoading}
      error={error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field.Root name="rows" hint={t('paste.hint')}>
        <Field.Label>{t('paste.rows')}</Field.Label>
        <Textarea
          autoFocus
          rows={10}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Field.Hint />
      </Field.Root>
    </FormDialog>
  );
};
