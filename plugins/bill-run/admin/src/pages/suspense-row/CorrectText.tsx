import { useState, type FormEvent } from 'react';

import { Button, Field, Flex, Textarea, TextInput } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { ErrorState, Notice, Panel } from '../../../../../../src/admin/kit';
import type { ReadText, SuspenseRowDetail } from '../../../../shared/contracts/suspense';
import {
  useCorrectSuspenseRowMutation,
  useReadSuspenseTextMutation,
} from '../../services/suspense';
import { useText } from '../../text';

import { ReadFields } from './ReadFields';

/** The text of a row, to be put right, with how it reads now below it. */
export const CorrectText = ({ row }: { row: SuspenseRowDetail }) => {
  const t = useText();
  const { toggleNotification } = useNotification();
  const before = row.corrected ?? row.raw;
  const [text, setText] = useState(before);
  const [reason, setReason] = useState('');
  const [check, checked] = useReadSuspenseTextMutation();
  const [correct, { isLoading, error }] = useCorrectSuspenseRowMutation();
  const read: ReadText = checked.data && text !== before ? checked.data : row.read;

  const look = () => {
    if (text !== before) {
      void check({ id: row.id, text });
    }
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const result = await correct({ id: row.id, text, reason });
    if ('data' in result) {
      toggleNotification({ type: 'success', message: t('correct.done') });
    }
  };

  return (
    <Panel title={t('correct.title')} hint={t('correct.hint')}>
      <form onSubmit={submit}>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Field.Root name="text">
            <Field.Label>{t('correct.text')}</Field.Label>
            <Textarea
              value={text}
              onBlur={look}
              onChange={(event) => setText(event.target.value)}
            />
          </Field.Root>
          <div role="status">
            {!read.isReadable && read.error && <Notice tone="bad" title={read.error} />}
            {read.isReadable && text !== before && (
              <Notice tone="good" title={t('correct.reads')} />
            )}
          </div>
          <Field.Root name="correction-reason" hint={t('correct.reason.hint')}>
            <Field.Label>{t('correct.reason')}</Field.Label>
            <TextInput value={reason} onChange={(event) => setReason(event.target.value)} />
            <Field.Hint />
          </Field.Root>
          {Boolean(error) && <ErrorState error={error} />}
          <Flex gap={2}>
            <Button
              type="button"
              variant="secondary"
              disabled={text === before}
              loading={checked.isLoading}
              onClick={look}
            >
              {t('correct.check')}
            </Button>
            <Button type="submit" disabled={text === before} loading={isLoading}>
              {t('correct.submit')}
            </Button>
          </Flex>
          <ReadFields read={read} />
        </Flex>
      </form>
    </Panel>
  );
};
