import { Button, Flex, Typography, VisuallyHidden } from '@strapi/design-system';

import type { CheckedLine } from '../../../plugins/bill-run/shared/contracts/checks';
import { Disclosure } from '../kit/Disclosure/Disclosure';
import { LineCell, LineHeading, LineTable } from '../kit/Document/lineParts';
import { Money } from '../kit/Money/Money';
import { useKitText } from '../kit/text/kitText';

import type { Amending } from './AmendDialog';

type CheckLinesProps = { lines: CheckedLine[]; onAmend?: (amending: Amending) => void };

const sentenceOf = ({ explanation }: CheckedLine): string | null =>
  typeof explanation?.sentence === 'string' ? explanation.sentence : null;

/** The lines of a bill, each with the reason for its amount and, while it can be changed, the ways to change it. */
export const CheckLines = ({ lines, onAmend }: CheckLinesProps) => {
  const t = useKitText();
  return (
    <LineTable>
      <VisuallyHidden tag="caption">{t('checks.lines')}</VisuallyHidden>
      <thead>
        <tr>
          <LineHeading scope="col">{t('checks.line')}</LineHeading>
          <LineHeading scope="col" $align="end">
            {t('checks.net')}
          </LineHeading>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.position}>
            <LineCell>
              {line.description}
              <Typography tag="div" variant="pi" textColor="neutral600">
                {t('checks.vatOf', { percent: line.vatPercent })}
              </Typography>
              {sentenceOf(line) !== null && (
                <Disclosure label={t('checks.explain')}>
                  <Typography>{sentenceOf(line)}</Typography>
                </Disclosure>
              )}
              {onAmend && line.isAmendable && (
                <Flex gap={2} paddingTop={1}>
                  <Button
                    variant="ghost"
                    size="S"
                    aria-label={t('checks.reprice.of', { line: line.description })}
                    onClick={() => onAmend({ kind: 'reprice', line })}
                  >
                    {t('checks.reprice')}
                  </Button>
                  <Button
                    variant="ghost"
                    size="S"
                    aria-label={t('checks.remove.of', { line: line.description })}
                    onClick={() => onAmend({ kind: 'remove', line })}
                  >
                    {t('checks.remove')}
                  </Button>
                </Flex>
              )}
            </LineCell>
            <LineCell $align="end">
              <Money pence={line.netPence} />
            </LineCell>
          </tr>
        ))}
      </tbody>
    </LineTable>
  );
};
