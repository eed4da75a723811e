import { useEffect, useId, useState } from 'react';

import { Field, Flex, NumberInput, Radio, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { ErrorState, FormDialog, LoadingState } from '../../../../../../src/admin/kit';
import type { Bridge } from '../../../../shared/contracts/bill-days';
import { useMoveBillDayMutation, usePreviewBillDayMoveMutation } from '../../services/billDays';
import { useText } from '../../text';

import { MovePreview } from './MovePreview';

type MoveDialogProps = {
  customers: string[];
  /** Where they were dragged to; null when it is still to be said. */
  toDay: number | null;
  onClose: () => void;
  onDone: () => void;
};

const isDay = (day: number | undefined): day is number =>
  day !== undefined && Number.isInteger(day) && day >= 1 && day <= 31;

/** Where chosen customers move to and how the days between are bridged, with the next bills as they would be. */
export const MoveDialog = ({ customers, toDay, onClose, onDone }: MoveDialogProps) => {
  const t = useText();
  const bridgeId = useId();
  const { toggleNotification } = useNotification();
  const [day, setDay] = useState<number | undefined>(toDay ?? undefined);
  const [bridge, setBridge] = useState<Bridge>('part');
  const [preview, previewed] = usePreviewBillDayMoveMutation();
  const [move, moved] = useMoveBillDayMutation();
  useEffect(() => {
    if (isDay(day)) void preview({ selection: { customers }, toDay: day, bridge });
  }, [customers, day, bridge, preview]);

  const submit = async () => {
    if (!isDay(day)) return;
    const result = await move({ selection: { customers }, toDay: day, bridge });
    if ('data' in result && result.data) {
      const count = result.data.moved.length;
      toggleNotification({ type: 'success', message: t('calendar.moved', { count, day }) });
      onDone();
    }
  };

  return (
    <FormDialog
      title={t('calendar.move.title', { count: customers.length })}
      submitLabel={t('calendar.move.confirm')}
      isReady={isDay(day) && (previewed.data?.moved.length ?? 0) > 0 && !previewed.isLoading}
      isBusy={moved.isLoading}
      error={moved.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field.Root name="toDay" hint={t('calendar.move.day.hint')} required>
        <Field.Label>{t('calendar.move.day')}</Field.Label>
        <NumberInput value={day} onValueChange={setDay} step={1} />
        <Field.Hint />
      </Field.Root>
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Typography id={bridgeId} variant="pi" fontWeight="bold">
          {t('calendar.bridge')}
        </Typography>
        <Radio.Group
          aria-labelledby={bridgeId}
          value={bridge}
          onValueChange={(value) => setBridge(value as Bridge)}
        >
          <Flex direction="column" alignItems="flex-start" gap={2}>
            <Radio.Item value="part">{t('calendar.bridge.part')}</Radio.Item>
            <Radio.Item value="stretch">{t('calendar.bridge.stretch')}</Radio.Item>
          </Flex>
        </Radio.Group>
      </Flex>
      {previewed.error ? <ErrorState error={previewed.error} /> : null}
      {previewed.isLoading && <LoadingState />}
      {isDay(day) && previewed.data && <MovePreview outcome={previewed.data} />}
    </FormDialog>
  );
};
