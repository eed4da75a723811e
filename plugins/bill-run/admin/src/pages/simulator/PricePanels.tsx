import { Flex, Grid, Typography } from '@strapi/design-system';

import { formatDate, Panel, PriceSideView, TextLink } from '../../../../../../src/admin/kit';
import type { ExplainedPrice, ExplainedSide } from '../../../../shared/contracts/usage-records';
import { PATHS } from '../../paths';
import { useText } from '../../text';

/** Both sides of a price beside each other, with the arithmetic of each. */
export const PricePanels = ({ price }: { price: ExplainedPrice }) => {
  const t = useText();
  return (
    <Grid.Root gap={5}>
      <Grid.Item col={6} s={12} alignItems="stretch">
        <Panel title={t('price.sell')} hint={t('price.sell.hint')}>
          <PriceSideView
            title={t('price.sell')}
            side={price.sell}
            cardLink={<CardLink side={price.sell} />}
          />
        </Panel>
      </Grid.Item>
      {price.buy && (
        <Grid.Item col={6} s={12} alignItems="stretch">
          <Panel title={t('price.buy')} hint={t('price.buy.hint')}>
            <PriceSideView
              title={t('price.buy')}
              side={price.buy}
              cardLink={<CardLink side={price.buy} />}
            />
          </Panel>
        </Grid.Item>
      )}
    </Grid.Root>
  );
};

const CardLink = ({ side }: { side: ExplainedSide }) => {
  const t = useText();
  const { version } = side;
  if (!version) {
    return null;
  }
  return (
    <Flex gap={2}>
      <Typography textColor="neutral600">{t('price.by')}</Typography>
      <TextLink to={`${PATHS.rates}/cards/${version.cardDocumentId}`}>
        {t(version.isLive ? 'price.version' : 'price.version.draft', {
          card: version.cardName,
          date: formatDate(version.validFrom),
        })}
      </TextLink>
    </Flex>
  );
};
