import { formatMoment, StatusWord } from '../../../../../src/admin/kit';
import { Typography } from '@strapi/design-system';

import type { ResellerKey } from '../../../shared/contracts/keys';
import { useText } from '../text';

import { KEY_TONE } from './keyState';

/** Whether a key works, and until when or since when not. */
export const KeyStatus = ({ apiKey, areSwitchedOff }: KeyStatusProps) => {
  const t = useText();
  const { state, isExpiringSoon } = apiKey;
  const since = useSince(apiKey);
  const isStopped = areSwitchedOff && (state === 'active' || state === 'replaced');
  const word = isStopped ? 'off' : isExpiringSoon ? 'soon' : state;
  return (
    <>
      <StatusWord tone={isStopped || isExpiringSoon ? 'warning' : KEY_TONE[state]}>
        {t(`key.state.${word}`)}
      </StatusWord>
      <Typography tag="div" variant="pi" textColor="neutral600">
        {since}
      </Typography>
    </>
  );
};

type KeyStatusProps = { apiKey: ResellerKey; areSwitchedOff: boolean };

const useSince = ({ state, expiresAt, revokedAt, revokedBy }: ResellerKey): string => {
  const t = useText();
  if (state === 'revoked') {
    return t('key.revoked', { moment: revokedAt && formatMoment(revokedAt), name: revokedBy });
  }
  if (!expiresAt) {
    return t('key.never');
  }
  return t(state === 'expired' ? 'key.expired' : 'key.until', { moment: formatMoment(expiresAt) });
};
