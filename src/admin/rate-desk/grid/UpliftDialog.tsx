import { useMemo, useState } from 'react';

import {
  Button,
  Checkbox,
  Field,
  Flex,
  SingleSelect,
  SingleSelectOption,
} from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import type { Difference, UpliftBody, VersionDetail } from '../../../rate-desk/contracts';
import { FormDialog } from '../../kit';
import { useTellDesk, useTryDesk } from '../api';
import { DifferenceSummary } from '../difference/DifferenceSummary';
import { useText } from '../text';

type UpliftDialogProps = {
  version: VersionDetail;
  /** What the grid was searched for: only those rates. */
  search: string;
  onClose: () => void;
};

type Kind = 'percent' | 'amount';
const PRICES = ['minutes', 'connection', 'per-call', 'minimum', 'cap'] as const;
type Price = (typeof PRICES)[number];
const STEPS = [1, 100, 1_000, 10_000] as const;

const numberOf = (typed: string): number | null =>
  /^[+-]?\d{1,6}(?:[.,]\d{1,4})?$/.test(typed.trim()) ? Number(typed.replace(',', '.')) : null;

/** Raises or lowers prices, all of them or those that were searched for; what it changes is seen first. */
export const UpliftDialog = ({ version, search, onClose }: UpliftDialogProps) => {
  const t = useText();
  const { toggleNotification } = useNotification();
  const tell = useTellDesk();
  const attempt = useTryDesk();
  const [kind, setKind] = useState<Kind>('percent');
  const [by, setBy] = useState('');
  const [prices, setPrices] = useState<readonly Price[]>(['minutes']);
  const [step, setStep] = useState<number>(100);
  const [seen, setSeen] = useState<{ body: string; difference: Difference }>();
  // One rise, however often the button is pressed.
  const key = useMemo(() => crypto.randomUUID(), []);
  const amount = numberOf(by);

  const body: Omit<UpliftBody, 'isPreview'> | null =
    amount === null || prices.length === 0
      ? null
      : {
          uplift: {
            by:
              kind === 'percent'
                ? { kind, basisPoints: Math.round(amount * 100) }
                : { kind, micro: Math.round(amount * 10_000) },
            prices: [...prices],
            rounding: { mode: 'half-up', precisionMicro: step },
          },
          search,
        };
  const isSeen = body !== null && seen?.body === JSON.stringify(body);

  const preview = async () => {
    const result = await attempt.send<{ difference: Difference }>(
      'POST',
      `/versions/${version.documentId}/uplift`,
      { ...body, isPreview: true },
    );
    if ('data' in result) {
      setSeen({ body: JSON.stringify(body), difference: result.data.difference });
    }
  };

  const submit = async () => {
    const result = await tell.send<{ changed: { changed: number } }>(
      'POST',
      `/versions/${version.documentId}/uplift`,
      { ...body, isPreview: false, key },
    );
    if ('data' in result) {
      const { changed } = result.data.changed;
      toggleNotification({ type: 'success', message: t('uplift.done', { count: changed }) });
      onClose();
    }
  };

  return (
    <FormDialog
      title={search ? t('uplift.title.search', { search }) : t('uplift.title')}
      submitLabel={t('uplift.submit')}
      isReady={isSeen}
      isBusy={tell.isLoading}
      error={tell.error ?? attempt.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Flex gap={4} alignItems="flex-start" wrap="wrap">
        <Field.Root name="kind" width="22rem">
          <Field.Label>{t('uplift.kind')}</Field.Label>
          <SingleSelect value={kind} onChange={(chosen) => setKind(chosen as Kind)}>
            <SingleSelectOption value="percent">{t('uplift.percent')}</SingleSelectOption>
            <SingleSelectOption value="amount">{t('uplift.amount')}</SingleSelectOption>
          </SingleSelect>
        </Field.Root>
        <Field.Root
          name="by"
          width="18rem"
          hint={t('uplift.by.hint')}
          error={by !== '' && amount === null ? t('wrong.number') : undefined}
        >
          <Field.Label>
            {t(kind === 'percent' ? 'uplift.by.percent' : 'uplift.by.amount')}
          </Field.Label>
          <Field.Input
            autoComplete="off"
            inputMode="decimal"
            value={by}
            onChange={(event) => setBy(event.target.value)}
          />
          <Field.Hint />
          <Field.Error />
        </Field.Root>
        <Field.Root name="step" width="22rem">
          <Field.Label>{t('uplift.step')}</Field.Label>
          <SingleSelect value={String(step)} onChange={(chosen) => setStep(Number(chosen))}>
            {STEPS.map((micro) => (
              <SingleSelectOption key={micro} value={String(micro)}>
                {t(`uplift.step.${micro}`)}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
      </Flex>
      <Flex gap={5} wrap="wrap" role="group" aria-label={t('uplift.prices')}>
        {PRICES.map((price) => (
          <Checkbox
            key={price}
            checked={prices.includes(price)}
            onCheckedChange={() =>
              setPrices(
                prices.includes(price) ? prices.filter((one) => one !== price) : [...prices, price],
              )
            }
          >
            {t(`uplift.price.${price}`)}
          </Checkbox>
        ))}
      </Flex>
      <div>
        <Button
          type="button"
          variant="secondary"
          disabled={body === null}
          loading={attempt.isLoading}
          onClick={() => void preview()}
        >
          {t('uplift.preview')}
        </Button>
      </div>
      {isSeen && seen && <DifferenceSummary difference={seen.difference} />}
    </FormDialog>
  );
};
