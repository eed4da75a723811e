import { useState, type FormEvent } from 'react';

import { Button, Flex } from '@strapi/design-system';
import { useSearchParams } from 'react-router-dom';

import {
  ErrorState,
  Figures,
  LoadingState,
  MicroMoney,
  PageFrame,
  Panel,
} from '../../../../../../src/admin/kit';
import type { Simulation } from '../../../../shared/contracts/simulate';
import { useSimulateQuery } from '../../services/reratings';
import { useText } from '../../text';

import { SimulatedPriceView } from './SimulatedPriceView';
import { bodyFrom, toParams, typedFrom, type Typed } from './simulateInput';
import { WhatIsPriced } from './WhatIsPriced';
import { WhosePrices } from './WhosePrices';

const NOTHING = {
  kind: 'call',
  number: '',
  date: '',
  time: '',
  durationS: 0,
  quantity: 0,
  fileMicro: 0,
} as const;

/** What something would cost, and why, before anybody calls. What was asked stays in the address. */
export const SimulatorPage = () => {
  const t = useText();
  const [params, setParams] = useSearchParams();
  const [typed, setTyped] = useState(() => typedFrom(params));
  const asked = params.size > 0 ? bodyFrom(typedFrom(params)) : null;
  const answer = useSimulateQuery(asked ?? NOTHING, {
    skip: asked === null,
    refetchOnMountOrArgChange: true,
  });
  const change = (changes: Partial<Typed>) => setTyped({ ...typed, ...changes });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setParams(toParams(typed));
  };
  return (
    <PageFrame
      title={t('sim.title')}
      subtitle={t('sim.subtitle')}
      help={[t('sim.help.1'), t('sim.help.2'), t('sim.help.3')]}
    >
      <form onSubmit={submit}>
        <Flex direction="column" alignItems="stretch" gap={6}>
          <Panel title={t('sim.whose')} hint={t('sim.whose.hint')}>
            <WhosePrices
              typed={typed}
              customerName={
                typed.customer === asked?.customer && !typed.card
                  ? answer.data?.first.by
                  : undefined
              }
              onChange={change}
            />
          </Panel>
          <Panel title={t('sim.what')}>
            <Flex direction="column" alignItems="stretch" gap={5}>
              <WhatIsPriced typed={typed} onChange={change} />
              <Flex>
                <Button type="submit" size="L" disabled={bodyFrom(typed) === null}>
                  {t('sim.submit')}
                </Button>
              </Flex>
            </Flex>
          </Panel>
        </Flex>
      </form>
      <div aria-live="polite">
        {asked && answer.isFetching && <LoadingState />}
        {asked && Boolean(answer.error) && <ErrorState error={answer.error} />}
      </div>
      {asked && answer.data && !answer.isFetching && !answer.error && (
        <Answers simulation={answer.data} />
      )}
    </PageFrame>
  );
};

const Answers = ({ simulation }: { simulation: Simulation }) => {
  const t = useText();
  const { first, second } = simulation;
  const difference =
    first.price && second?.price
      ? second.price.sell.chargeMicro - first.price.sell.chargeMicro
      : null;
  return (
    <>
      {difference !== null && second && (
        <Panel title={t('sim.difference')}>
          <Figures
            items={[
              {
                label: t('sim.difference.of', { first: first.by, second: second.by }),
                value: <MicroMoney micro={difference} />,
                isMain: true,
              },
            ]}
          />
        </Panel>
      )}
      <SimulatedPriceView simulated={first} />
      {second && <SimulatedPriceView simulated={second} />}
    </>
  );
};
