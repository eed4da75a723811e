import { useState, type FormEvent } from 'react';

import { Button, Field, Flex, Textarea, Typography } from '@strapi/design-system';

import type { BillAmendment, BillCheck } from '../../../plugins/bill-run/shared/contracts/checks';
import { DateTimeText } from '../kit/Dates/DateTimeText';
import { formatPence } from '../kit/format/money';
import { Panel } from '../kit/Panel/Panel';
import { useKitText } from '../kit/text/kitText';

type CheckTalkProps = {
  bill: BillCheck;
  isBusy: boolean;
  /** Says whether it was done. Left out: the reader may not comment. */
  onComment?: (body: string) => Promise<boolean>;
  /** Left out: nothing can be taken back. */
  onWithdraw?: (amendment: string) => void;
  canWithdraw?: (amendment: BillAmendment) => boolean;
};

/** What people changed on a bill and said of it, and the place to answer. */
export const CheckTalk = ({ bill, isBusy, onComment, onWithdraw, canWithdraw }: CheckTalkProps) => {
  const t = useKitText();
  const [body, setBody] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await onComment?.(body)) setBody('');
  };
  return (
    <Panel title={t('checks.talk')} hint={t('checks.talk.hint')}>
      <Flex direction="column" alignItems="stretch" gap={3}>
        {bill.amendmentList.map((change) => (
          <Flex key={change.id} justifyContent="space-between" gap={3}>
            <Amendment change={change} />
            {onWithdraw && !change.withdrawnBy && (canWithdraw?.(change) ?? true) && (
              <Button
                variant="tertiary"
                size="S"
                style={{ whiteSpace: 'nowrap' }}
                loading={isBusy}
                aria-label={t('checks.withdraw.of', { line: change.description ?? '' })}
                onClick={() => onWithdraw(change.id)}
              >
                {t('checks.withdraw')}
              </Button>
            )}
          </Flex>
        ))}
        {bill.commentList.map(({ id, author, at, byReseller, body: said }) => (
          <div key={id}>
            <Typography tag="p">{said}</Typography>
            <Typography tag="div" variant="pi" textColor="neutral600">
              {author} ({t(byReseller ? 'checks.by.reseller' : 'checks.by.bureau')}) ·{' '}
              <DateTimeText moment={at} />
            </Typography>
          </div>
        ))}
        {onComment && (
          <form onSubmit={submit}>
            <Flex direction="column" alignItems="stretch" gap={2}>
              <Field.Root name="comment">
                <Field.Label>{t('checks.comment')}</Field.Label>
                <Textarea
                  value={body}
                  maxLength={2000}
                  onChange={(event) => setBody(event.target.value)}
                />
              </Field.Root>
              <Flex>
                <Button
                  type="submit"
                  variant="secondary"
                  size="S"
                  disabled={body.trim() === ''}
                  loading={isBusy}
                >
                  {t('checks.comment.send')}
                </Button>
              </Flex>
            </Flex>
          </form>
        )}
      </Flex>
    </Panel>
  );
};

const Amendment = ({ change }: { change: BillAmendment }) => {
  const t = useKitText();
  const { kind, description, netPence, reason, author, at, withdrawnBy } = change;
  return (
    <div>
      <Typography fontWeight="bold" textDecoration={withdrawnBy ? 'line-through' : undefined}>
        {t(`checks.did.${kind}`)}: {description}
        {netPence === null ? '' : `, ${formatPence(netPence)}`}
      </Typography>
      <Typography tag="div" variant="pi" textColor="neutral600">
        {reason} · {author} · <DateTimeText moment={at} />
        {withdrawnBy && ` · ${t('checks.withdrawn', { name: withdrawnBy })}`}
      </Typography>
    </div>
  );
};
