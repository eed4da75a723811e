import { Button, Flex, Typography } from '@strapi/design-system';

import {
  type Column,
  DateText,
  Money,
  StatusWord,
  type Tone,
} from '../../../../../../src/admin/kit';
import type { ActStatus, ActView } from '../../../../../bill-run/shared/contracts/acts';
import { useText } from '../../text';

const TONES: Record<ActStatus, Tone> = { recorded: 'busy', billed: 'good', waived: 'quiet' };

type Actions = {
  isReadOnly: boolean;
  onWaive: (act: ActView) => void;
  onQuote: (act: ActView) => void;
};

/** What is shown of an act: when, what, about whom, by whom, for how much, and what may be done about it. */
export const useActColumns = ({ isReadOnly, onWaive, onQuote }: Actions): Column<ActView>[] => {
  const t = useText();
  return [
    { key: 'day', header: t('acts.day'), cell: ({ actedOn }) => <DateText date={actedOn} /> },
    {
      key: 'service',
      header: t('acts.service'),
      cell: ({ serviceName, quantity, subject, note, customerName, waiveReason }) => (
        <>
          {quantity > 1 ? `${quantity} × ${serviceName}` : serviceName}
          <Typography tag="div" variant="pi" textColor="neutral600">
            {[customerName, subject, note, waiveReason].filter(Boolean).join(' · ')}
          </Typography>
        </>
      ),
    },
    {
      key: 'by',
      header: t('acts.by'),
      cell: ({ actedBy, isSelfServed }) => (isSelfServed ? t('acts.selfServed') : actedBy),
    },
    {
      key: 'state',
      header: t('acts.state'),
      cell: (act) =>
        act.hold && act.status === 'recorded' ? (
          <StatusWord tone="bad">{t(`acts.hold.${act.hold}`)}</StatusWord>
        ) : (
          <StatusWord tone={TONES[act.status]}>
            {act.invoiceNumber ?? t(`acts.status.${act.status}`)}
          </StatusWord>
        ),
    },
    {
      key: 'price',
      header: t('acts.price'),
      align: 'end',
      cell: ({ netPence, status }) =>
        netPence === null ? '–' : <Money pence={status === 'waived' ? 0 : netPence} />,
    },
    {
      key: 'actions',
      header: t('acts.actions'),
      cell: (act) =>
        !isReadOnly &&
        act.status === 'recorded' && (
          <Flex gap={2}>
            {act.hold && (
              <Button size="S" variant="secondary" onClick={() => onQuote(act)}>
                {t('acts.quote')}
              </Button>
            )}
            <Button size="S" variant="tertiary" onClick={() => onWaive(act)}>
              {t('acts.waive')}
            </Button>
          </Flex>
        ),
    },
  ];
};
