import { Typography } from '@strapi/design-system';

import { ButtonLink, customerRecord, Panel, useCan } from '../../../../../../src/admin/kit';
import type { SuspenseGroup, SuspenseSelection } from '../../../../shared/contracts/suspense';
import type { SuspenseReason } from '../../../../shared/contracts/usage';
import { PATHS } from '../../paths';
import { PERMISSIONS } from '../../permissions';
import { useText } from '../../text';
import { lacksEventPrice, missingPrefix } from '../suspense/groupWords';

import { AddRateForm } from './AddRateForm';
import { AssignNumber } from './AssignNumber';
import { SettleButtons } from './SettleButtons';

type MendPanelProps = { group: SuspenseGroup; selection: SuspenseSelection };

const ACCEPTABLE: readonly SuspenseReason[] = ['too-old', 'price-anomaly', 'in-the-future'];

const missingCardText = ({ reason, key }: SuspenseGroup) => {
  if (key !== 'card') return 'mend.card';
  return reason === 'no-buy-rate' ? 'mend.noPrice' : 'mend.noCard';
};

/** What mends the rows of a group, beside them. */
export const MendPanel = ({ group, selection }: MendPanelProps) => {
  const t = useText();
  const canMend = useCan(PERMISSIONS.mendUsage);
  const { reason, key, card, customer } = group;
  if (!canMend) {
    return null;
  }
  if (reason === 'unknown-service' && key !== null) {
    return <AssignNumber number={key} firstDay={group.firstDay} />;
  }
  if (lacksEventPrice(key)) {
    return (
      <Panel
        title={t('mend.title')}
        action={
          <ButtonLink to={card ? `${PATHS.rates}/cards/${card.documentId}` : PATHS.rates}>
            {t('mend.event.add')}
          </ButtonLink>
        }
      >
        <Typography>{t('mend.event')}</Typography>
      </Panel>
    );
  }
  if (reason === 'no-sell-rate' || reason === 'no-buy-rate') {
    return missingPrefix(key) !== null && card ? (
      <AddRateForm group={group} />
    ) : (
      <Panel
        title={t('mend.title')}
        action={
          customer && (
            <ButtonLink to={customerRecord(customer.documentId)}>{t('mend.customer')}</ButtonLink>
          )
        }
      >
        <Typography>{t(missingCardText(group))}</Typography>
      </Panel>
    );
  }
  if (ACCEPTABLE.includes(reason)) {
    return (
      <Panel
        title={t('mend.accept')}
        hint={t('mend.accept.hint')}
        action={
          <SettleButtons
            actions={group.accepted > 0 ? ['accept', 'withdraw'] : ['accept']}
            selection={selection}
          />
        }
      >
        <Typography>{t('mend.accept.text')}</Typography>
      </Panel>
    );
  }
  return null;
};
