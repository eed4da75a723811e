import { useEffect, useState } from 'react';

import { Notice } from '../../../../../../src/admin/kit';
import { forgetEnded, getActing } from '../../acting/acting';
import { useText } from '../../text';

/** Says why somebody who looked as a reseller is back on this page. */
export const LookEndedNotice = () => {
  const t = useText();
  const [ended] = useState(() => getActing().ended);
  useEffect(() => {
    if (ended) {
      forgetEnded();
    }
  }, [ended]);
  if (!ended) {
    return null;
  }
  const { name } = ended.look.reseller;
  return (
    <Notice
      tone={ended.isOwnWill ? 'good' : 'info'}
      title={t(ended.isOwnWill ? 'look.over' : 'look.ranOut', { name })}
      isAlert
    >
      {!ended.isOwnWill && t('look.ranOut.text')}
    </Notice>
  );
};
