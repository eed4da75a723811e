import type { ReactNode } from 'react';

import { Box, Flex, Typography } from '@strapi/design-system';

import { Disclosure } from '../Disclosure/Disclosure';
import { Facts } from '../Facts/Facts';
import { useKitText } from '../text/kitText';

import { factText } from './factText';
import { PriceSteps } from './PriceSteps';
import type { PriceSide } from './types';

type PriceSideViewProps = {
  title: string;
  side: PriceSide;
  /** Leads to the card that priced it. */
  cardLink?: ReactNode;
};

/** Why one side costs what it costs: what a customer can be told, then the arithmetic, then what identifies it. */
export const PriceSideView = ({ title, side, cardLink }: PriceSideViewProps) => {
  const t = useKitText();
  const { spoken, sentence, steps, chargeMicro, facts } = side;
  const shown = Object.entries(facts).filter(([, value]) => value !== null && value !== '');
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {spoken && (
        <Box background="neutral100" hasRadius padding={4}>
          <Typography variant="pi" textColor="neutral600" tag="p">
            {t('price.spoken')}
          </Typography>
          <Typography tag="p" variant="epsilon">
            {spoken}
          </Typography>
        </Box>
      )}
      {steps.length > 0 ? (
        <PriceSteps caption={title} steps={steps} chargeMicro={chargeMicro} />
      ) : (
        sentence && <Typography tag="p">{sentence}</Typography>
      )}
      {cardLink}
      {shown.length > 0 && (
        <Disclosure label={t('price.details')}>
          <Flex direction="column" alignItems="stretch" gap={4}>
            {steps.length > 0 && <Typography tag="p">{sentence}</Typography>}
            <Facts items={shown.map(([key, value]) => factText(key, value))} />
          </Flex>
        </Disclosure>
      )}
    </Flex>
  );
};
