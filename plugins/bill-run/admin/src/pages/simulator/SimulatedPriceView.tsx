import { Box, Typography } from '@strapi/design-system';

import { Figures, MicroMoney, Notice, Panel } from '../../../../../../src/admin/kit';
import type { SimulatedPrice } from '../../../../shared/contracts/simulate';
import { useText } from '../../text';

import { PricePanels } from './PricePanels';

/** What it would cost and why, or why it has no price. */
export const SimulatedPriceView = ({ simulated }: { simulated: SimulatedPrice }) => {
  const t = useText();
  const { price, refusal, by } = simulated;
  if (!price) {
    return (
      <Panel title={by}>
        <Notice tone="bad" title={t('sim.noPrice')}>
          {refusal}
        </Notice>
      </Panel>
    );
  }
  const { sell, buy, marginMicro, marginBasisPoints, destination, band } = price;
  const share = marginBasisPoints === null ? '' : ` (${(marginBasisPoints / 100).toFixed(1)} %)`;
  return (
    <>
      <Panel title={by} hint={t('sim.destination', { destination, band })}>
        <Figures
          items={[
            {
              label: t('calls.sell'),
              value: <MicroMoney micro={sell.chargeMicro} />,
              isMain: true,
            },
            {
              label: t('calls.buy'),
              value: buy ? <MicroMoney micro={buy.chargeMicro} /> : '–',
            },
            {
              label: t('calls.margin'),
              value:
                marginMicro === null ? (
                  '–'
                ) : (
                  <>
                    <MicroMoney micro={marginMicro} />
                    {share}
                  </>
                ),
            },
          ]}
        />
        {marginMicro !== null && marginMicro < 0 && (
          <Box paddingTop={4}>
            <Notice tone="bad" title={t('call.belowBuy')}>
              <Typography>{t('sim.belowBuy')}</Typography>
            </Notice>
          </Box>
        )}
      </Panel>
      <PricePanels price={price} />
    </>
  );
};
