import { Button, Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { readRefusal, StatusWord, type Tone } from '../../../../../../src/admin/kit';
import type { Alert, BarRequest, BarState } from '../../../../shared/contracts/thresholds';
import { type BarMove, useMoveBarMutation, useSeeAlertMutation } from '../../services/balances';
import { useText } from '../../text';

const TONES: Record<BarState, Tone> = { requested: 'waiting', confirmed: 'bad', lifted: 'quiet' };
const MOVES = {
  requested: [
    { to: 'confirm', text: 'bar.requested.confirm' },
    { to: 'lift', text: 'bar.requested.lift' },
  ],
  confirmed: [{ to: 'lift', text: 'bar.confirmed.lift' }],
  lifted: [],
} as const;

const Bar = ({ bar, mayManage }: { bar: BarRequest; mayManage: boolean }) => {
  const t = useText();
  const { toggleNotification } = useNotification();
  const [move, { isLoading }] = useMoveBarMutation();
  const act = async (to: BarMove) => {
    const result = await move({ id: bar.id, move: to });
    if (!('data' in result)) {
      const { message } = readRefusal(result.error);
      toggleNotification({ type: 'danger', message: message ?? t('alerts.look.failed') });
    }
  };
  return (
    <Flex gap={2} wrap="wrap">
      <StatusWord tone={TONES[bar.state]}>
        {t(`bar.${bar.state}`, { service: bar.service })}
      </StatusWord>
      {mayManage &&
        MOVES[bar.state].map(({ to, text }) => (
          <Button key={to} size="S" variant="tertiary" loading={isLoading} onClick={() => act(to)}>
            {t(text)}
          </Button>
        ))}
    </Flex>
  );
};

/** What can be done about an alert: bars that it asked for, and saying that it has been dealt with. */
export const AlertActions = ({ alert, mayManage }: { alert: Alert; mayManage: boolean }) => {
  const t = useText();
  const { toggleNotification } = useNotification();
  const [see, { isLoading }] = useSeeAlertMutation();
  const done = async () => {
    const result = await see(alert.id);
    if (!('data' in result)) {
      const { message } = readRefusal(result.error);
      toggleNotification({ type: 'danger', message: message ?? t('alerts.look.failed') });
    }
  };
  return (
    <Flex direction="column" alignItems="flex-start" gap={2}>
      {alert.bars.map((bar) => (
        <Bar key={bar.id} bar={bar} mayManage={mayManage} />
      ))}
      {alert.seenAt !== null && (
        <Typography variant="pi" textColor="neutral600">
          {t('alerts.seenBy', { name: alert.seenBy ?? '' })}
        </Typography>
      )}
      {alert.seenAt === null && mayManage && (
        <Button
          size="S"
          variant="secondary"
          loading={isLoading}
          onClick={done}
          style={{ whiteSpace: 'nowrap' }}
        >
          {t('alerts.seen')}
        </Button>
      )}
      {alert.seenAt === null && !mayManage && t(`alerts.todo.${alert.kind}`)}
    </Flex>
  );
};
