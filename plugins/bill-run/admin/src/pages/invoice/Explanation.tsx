import { Box, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import { useText } from '../../text';

import { isKnownFact, readExplanation } from './readExplanation';

const Facts = styled.dl`
  color: ${({ theme }) => theme.colors.neutral600};
  column-gap: ${({ theme }) => theme.spaces[4]};
  display: grid;
  font-size: ${({ theme }) => theme.fontSizes[1]};
  font-variant-numeric: tabular-nums;
  grid-template-columns: auto 1fr;
  margin: ${({ theme }) => theme.spaces[2]} 0 0;

  dd {
    color: ${({ theme }) => theme.colors.neutral800};
    margin: 0;
    overflow-wrap: anywhere;
  }
`;

/** A sentence that a customer could be told on the phone, then the arithmetic behind it. */
export const Explanation = ({ explanation }: { explanation: Record<string, unknown> }) => {
  const t = useText();
  const { sentence, facts } = readExplanation(explanation);
  return (
    <Box background="neutral100" hasRadius padding={3}>
      {sentence && <Typography tag="p">{sentence}</Typography>}
      {facts.length > 0 && (
        <Facts>
          {facts.map(({ key, name, value }) => (
            <div key={key} style={{ display: 'contents' }}>
              <dt>{isKnownFact(key) ? t(`fact.${key}`) : name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </Facts>
      )}
    </Box>
  );
};
