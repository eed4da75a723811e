import { useState, type FormEvent } from 'react';

import { Button, Field, Flex, Grid, Typography } from '@strapi/design-system';
import { useNavigate } from 'react-router-dom';

import {
  answerOf,
  ErrorState,
  fieldError,
  PageFrame,
  Panel,
} from '../../../../../../src/admin/kit';
import { PATHS } from '../../paths';
import {
  useFindPricedCustomersQuery,
  useGetSimulateChoicesQuery,
  useStartReratingMutation,
} from '../../services/reratings';
import { useText } from '../../text';
import { ChoiceField } from '../simulator/ChoiceField';
import { ChoiceSearch } from '../suspense-group/ChoiceSearch';

import { DateField } from './DateField';
import { lastMonth } from './lastMonth';

/** Choose what is rated anew. A trial comes first, which changes nothing. */
export const StartReratingPage = () => {
  const t = useText();
  const navigate = useNavigate();
  const { data: choices } = useGetSimulateChoicesQuery();
  const [period, setPeriod] = useState(lastMonth);
  const [chosen, setChosen] = useState({ customer: '', reseller: '', card: '', source: '' });
  const [reason, setReason] = useState('');
  const [isUndecided, setIsUndecided] = useState(false);
  const [start, { isLoading, error }] = useStartReratingMutation();
  const choose = (changes: Partial<typeof chosen>) => setChosen({ ...chosen, ...changes });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const given = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== ''));
    const started = answerOf(await start({ selection: { ...period, ...given }, reason }));
    if (started) {
      navigate(PATHS.rerating(started.documentId));
    }
  };

  return (
    <PageFrame
      title={t('rerate.start')}
      subtitle={t('rerate.start.subtitle')}
      back={{ to: PATHS.reratings, label: t('rerate.title') }}
      help={[t('rerate.help.1'), t('rerate.help.2'), t('rerate.help.3')]}
    >
      <form onSubmit={submit}>
        <Panel title={t('rerate.which')} hint={t('rerate.which.hint')}>
          <Flex direction="column" alignItems="stretch" gap={5}>
            <Flex gap={5} wrap="wrap" alignItems="flex-start">
              <DateField
                name="from"
                label={t('rerate.from')}
                value={period.from}
                error={fieldError(error, 'from')}
                onChange={(from) => setPeriod({ ...period, from })}
              />
              <DateField
                name="to"
                label={t('rerate.to')}
                value={period.to}
                error={fieldError(error, 'to')}
                onChange={(to) => setPeriod({ ...period, to })}
              />
            </Flex>
            <ChoiceSearch
              name="customer"
              label={t('customer')}
              hint={t('rerate.customer.hint')}
              useChoices={useFindPricedCustomersQuery}
              value={chosen.customer}
              onChange={(customer) => choose({ customer })}
              onUndecided={setIsUndecided}
            />
            <Grid.Root gap={5}>
              <Grid.Item col={4} s={12} alignItems="flex-start">
                <ChoiceField
                  name="reseller"
                  label={t('reseller')}
                  placeholder={t('rerate.any')}
                  value={chosen.reseller}
                  choices={choices?.resellers ?? []}
                  onChange={(reseller) => choose({ reseller })}
                />
              </Grid.Item>
              <Grid.Item col={4} s={12} alignItems="flex-start">
                <ChoiceField
                  name="card"
                  label={t('sim.card')}
                  hint={t('rerate.card.hint')}
                  placeholder={t('rerate.any')}
                  value={chosen.card}
                  choices={choices?.cards ?? []}
                  onChange={(card) => choose({ card })}
                />
              </Grid.Item>
              <Grid.Item col={4} s={12} alignItems="flex-start">
                <ChoiceField
                  name="source"
                  label={t('usage.source')}
                  placeholder={t('rerate.any')}
                  value={chosen.source}
                  choices={(choices?.sources ?? []).map((name) => ({ documentId: name, name }))}
                  onChange={(source) => choose({ source })}
                />
              </Grid.Item>
            </Grid.Root>
            <Field.Root
              name="reason"
              required
              hint={t('rerate.reason.hint')}
              error={fieldError(error, 'reason')}
            >
              <Field.Label>{t('rerate.reason')}</Field.Label>
              <Field.Input value={reason} onChange={(event) => setReason(event.target.value)} />
              <Field.Hint />
              <Field.Error />
            </Field.Root>
            {Boolean(error) && <ErrorState error={error} />}
            <Flex gap={4} wrap="wrap">
              <Button
                type="submit"
                size="L"
                loading={isLoading}
                disabled={reason.trim() === '' || isUndecided}
              >
                {t('rerate.try')}
              </Button>
              <Typography role="status" textColor="warning700">
                {isUndecided && t('rerate.undecided')}
              </Typography>
            </Flex>
          </Flex>
        </Panel>
      </form>
    </PageFrame>
  );
};
