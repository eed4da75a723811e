import { useState, type FormEvent } from 'react';

import { Button, Field, Flex, Typography } from '@strapi/design-system';

import { ErrorState } from '../../../../../../src/admin/kit';
import type { ServiceChoice } from '../../../../shared/contracts/suspense';
import {
  useFindSuspenseProductsQuery,
  useMakeSuspenseServiceMutation,
} from '../../services/suspense';
import { useText } from '../../text';

import { ChoiceSearch } from './ChoiceSearch';

type NewServiceFormProps = {
  customer: string;
  number: string;
  /** The day of the first call. */
  firstDay: string | null;
  onDone: (service: ServiceChoice) => void;
};

/** A new service with the number for a customer, from a day on. */
export const NewServiceForm = ({ customer, number, firstDay, onDone }: NewServiceFormProps) => {
  const t = useText();
  const [product, setProduct] = useState<string | null>(null);
  const [startDate, setStartDate] = useState(firstDay ?? '');
  const [make, { isLoading, error }] = useMakeSuspenseServiceMutation();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!product || !startDate) return;
    const result = await make({ customer, number, product, startDate });
    if ('data' in result && result.data) {
      onDone(result.data);
    }
  };

  return (
    <form onSubmit={submit}>
      <Typography tag="h3" fontWeight="bold" paddingBottom={2}>
        {t('newService.title')}
      </Typography>
      <Flex direction="column" alignItems="stretch" gap={4} maxWidth="48rem">
        <ChoiceSearch
          name="product"
          label={t('newService.product')}
          hint={t('newService.product.hint')}
          useChoices={useFindSuspenseProductsQuery}
          value={product}
          onChange={setProduct}
        />
        <Field.Root name="startDate" hint={t('newService.start.hint')} required>
          <Field.Label>{t('newService.start')}</Field.Label>
          <Field.Input
            type="date"
            value={startDate}
            onChange={(event) => setStartDate(event.target.value)}
          />
          <Field.Hint />
        </Field.Root>
        {Boolean(error) && <ErrorState error={error} />}
        <div>
          <Button type="submit" disabled={!product || !startDate} loading={isLoading}>
            {t('newService.submit', { number })}
          </Button>
        </div>
      </Flex>
    </form>
  );
};
