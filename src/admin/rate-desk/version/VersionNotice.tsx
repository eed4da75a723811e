import { useState } from 'react';

import { Button } from '@strapi/design-system';

import type { CardDetail, VersionDetail } from '../../../rate-desk/contracts';
import { NewVersionDialog } from '../card/NewVersionDialog';
import { Notice } from '../../kit';
import { useDesk } from '../api';
import { useDoor } from '../door';
import { useText } from '../text';

/** Whether the version can be changed, and what to do when not. */
export const VersionNotice = ({ version }: { version: VersionDetail }) => {
  const t = useText();
  const { canWrite } = useDoor();
  const [isCopying, setIsCopying] = useState(false);
  const card = useDesk<{ data: CardDetail }>(`/cards/${version.card.documentId}`, {
    isNeeded: isCopying,
  });
  if (version.stand === 'draft') {
    return (
      <Notice tone="info" title={t('version.isDraft')}>
        {t(canWrite ? 'version.isDraft.text' : 'version.isDraft.read')}
      </Notice>
    );
  }
  return (
    <>
      <Notice
        tone="quiet"
        title={t('version.isLive')}
        action={
          canWrite && (
            <Button size="S" variant="secondary" onClick={() => setIsCopying(true)}>
              {t('version.newFromThis')}
            </Button>
          )
        }
      >
        {t('version.isLive.text')}
      </Notice>
      {isCopying && card.data && (
        <NewVersionDialog
          card={card.data.data}
          from={version.documentId}
          onClose={() => setIsCopying(false)}
        />
      )}
    </>
  );
};
