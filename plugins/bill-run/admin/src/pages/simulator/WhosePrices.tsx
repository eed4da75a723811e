import { Flex, Grid, TextButton, Typography } from '@strapi/design-system';

import { useGetSimulateChoicesQuery, useFindPricedCustomersQuery } from '../../services/reratings';
import { useText } from '../../text';
import { ChoiceSearch } from '../suspense-group/ChoiceSearch';

import { ChoiceField } from './ChoiceField';
import type { Typed } from './simulateInput';

type WhosePricesProps = {
  typed: Typed;
  /** Of the customer that is chosen, once it is known. */
  customerName: string | undefined;
  onChange: (changes: Partial<Typed>) => void;
};

/** For whom: a customer, a reseller, or by a card alone; and a second card to lay beside it. */
export const WhosePrices = ({ typed, customerName, onChange }: WhosePricesProps) => {
  const t = useText();
  const { data } = useGetSimulateChoicesQuery();
  const cards = data?.cards ?? [];
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      {typed.customer ? (
        <Flex gap={4}>
          <Typography>
            {t('sim.customer.is', { name: customerName ?? t('sim.customer.chosen') })}
          </Typography>
          <TextButton onClick={() => onChange({ customer: '' })}>
            {t('sim.customer.other')}
          </TextButton>
        </Flex>
      ) : (
        <ChoiceSearch
          name="customer"
          label={t('customer')}
          hint={t('sim.customer.hint')}
          useChoices={useFindPricedCustomersQuery}
          value={typed.customer}
          onChange={(customer) => onChange({ customer, reseller: '' })}
        />
      )}
      <Grid.Root gap={5}>
        <Grid.Item col={6} s={12} alignItems="flex-start">
          <ChoiceField
            name="reseller"
            label={t('reseller')}
            hint={t('sim.reseller.hint')}
            placeholder={t('sim.none')}
            value={typed.reseller}
            choices={data?.resellers ?? []}
            onChange={(reseller) => onChange({ reseller })}
          />
        </Grid.Item>
        <Grid.Item col={6} s={12} alignItems="flex-start">
          <ChoiceField
            name="source"
            label={t('usage.source')}
            hint={t('sim.source.hint')}
            placeholder={t('sim.source.last')}
            value={typed.source}
            choices={(data?.sources ?? []).map((source) => ({ documentId: source, name: source }))}
            onChange={(source) => onChange({ source })}
          />
        </Grid.Item>
        <Grid.Item col={6} s={12} alignItems="flex-start">
          <ChoiceField
            name="card"
            label={t('sim.card')}
            hint={t('sim.card.hint')}
            placeholder={t('sim.none')}
            value={typed.card}
            choices={cards}
            onChange={(card) => onChange({ card })}
          />
        </Grid.Item>
        <Grid.Item col={6} s={12} alignItems="flex-start">
          <ChoiceField
            name="compareWith"
            label={t('sim.compare')}
            hint={t('sim.compare.hint')}
            placeholder={t('sim.none')}
            value={typed.compareWith}
            choices={cards}
            onChange={(compareWith) => onChange({ compareWith })}
          />
        </Grid.Item>
      </Grid.Root>
    </Flex>
  );
};
