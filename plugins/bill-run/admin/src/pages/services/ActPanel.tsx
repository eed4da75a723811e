import { useState } from 'react';

import { Button, Flex } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useNavigate } from 'react-router-dom';

import { ErrorState, Panel } from '../../../../../../src/admin/kit';
import type { ServiceAct, ServiceDetail } from '../../../../shared/contracts/service-terms';
import { PATHS } from '../../paths';
import { useActOnServiceMutation, usePreviewServiceActMutation } from '../../services/serviceTerms';
import { useText } from '../../text';

import { ActFields } from './ActFields';
import { ActPreview } from './ActPreview';
import { emptyAct, toAct, type ActDraft } from './actDraft';

/** What is to happen to a service: filled in, looked at in the next bill, then done. */
export const ActPanel = ({ service }: { service: ServiceDetail }) => {
  const t = useText();
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const [draft, setDraft] = useState<ActDraft>(() => emptyAct(service));
  const [looked, setLooked] = useState<ServiceAct | null>(null);
  const [preview, previewed] = usePreviewServiceActMutation();
  const [doIt, done] = useActOnServiceMutation();
  const act = toAct(draft);
  const reason = draft.reason.trim() || undefined;
  const { documentId } = service;

  const change = (next: ActDraft) => {
    setDraft(next);
    setLooked(null);
  };
  const look = async () => {
    if (!act) return;
    const result = await preview({ documentId, act, reason });
    if ('data' in result) setLooked(act);
  };
  const submit = async () => {
    if (!looked) return;
    const result = await doIt({ documentId, act: looked, reason });
    if ('data' in result && result.data) {
      toggleNotification({ type: 'success', message: t('services.done') });
      change(emptyAct(service));
      navigate(PATHS.service(result.data.documentId));
    }
  };

  return (
    <Panel title={t('services.act')} hint={t('services.act.hint')}>
      <Flex direction="column" alignItems="stretch" gap={5}>
        <ActFields service={service} draft={draft} onChange={change} />
        {Boolean(previewed.error) && <ErrorState error={previewed.error} />}
        {looked && previewed.data && <ActPreview preview={previewed.data} />}
        {Boolean(done.error) && <ErrorState error={done.error} />}
        <Flex gap={2}>
          <Button variant="secondary" disabled={!act} loading={previewed.isLoading} onClick={look}>
            {t('services.look')}
          </Button>
          <Button disabled={!looked} loading={done.isLoading} onClick={submit}>
            {t('services.do')}
          </Button>
        </Flex>
      </Flex>
    </Panel>
  );
};
