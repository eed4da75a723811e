import { useState, type ReactNode } from 'react';

import { Button, Flex } from '@strapi/design-system';

import type {
  BillAmendment,
  BillCheck,
  NewAmendment,
} from '../../../plugins/bill-run/shared/contracts/checks';
import { InvoiceColumns } from '../kit/Document/InvoiceColumns';
import { Figures } from '../kit/Figures/Figures';
import { TextLink } from '../kit/Links/TextLink';
import { Money } from '../kit/Money/Money';
import { Notice } from '../kit/Notice/Notice';
import { PageFrame } from '../kit/PageFrame/PageFrame';
import { Panel } from '../kit/Panel/Panel';
import { ErrorState } from '../kit/States/ErrorState';
import { formatMoment } from '../kit/format/dates';
import { useKitText } from '../kit/text/kitText';

import { ApprovalDialog, issuesSomething } from './ApprovalDialog';
import { AmendDialog, type Amending } from './AmendDialog';
import { Change, Reasons } from './Change';
import { CheckLines } from './CheckLines';
import { CheckTalk } from './CheckTalk';
import { FlagWords } from './FlagWords';

/** What the reader may do, and how; what is left out he may not. Each says whether it was done. */
export type CheckActs = {
  amend?: (amendment: NewAmendment) => Promise<boolean>;
  withdraw?: (amendment: string) => Promise<boolean>;
  /** Which changes he can take back; all of them unless said. */
  canWithdraw?: (amendment: BillAmendment) => boolean;
  recalculate?: () => Promise<boolean>;
  comment?: (body: string) => Promise<boolean>;
  approve?: () => Promise<boolean>;
  unapprove?: () => Promise<boolean>;
};

type BillCheckViewProps = {
  bill: BillCheck;
  back: { to: string; label: string };
  /** Where the bill before and after it are. */
  linkTo: (invoice: string) => string;
  acts: CheckActs;
  isBusy: boolean;
  error?: unknown;
  /** The document as the customer would get it. */
  document: ReactNode;
};

/** One bill before it is issued: why it changed, its lines, what was said, and the document itself beside them. */
export const BillCheckView = (props: BillCheckViewProps) => {
  const { bill, back, linkTo, acts, isBusy, error, document } = props;
  const t = useKitText();
  const [amending, setAmending] = useState<Amending | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const canAmend = bill.isOpen && acts.amend !== undefined;
  const submit = async (amendment: NewAmendment) => {
    if (await acts.amend?.(amendment)) setAmending(null);
  };
  // The last bill of a reseller issues all of his: that is asked about.
  const asks = bill.ifApproved !== null && issuesSomething(bill.ifApproved);
  const approve = async () => {
    if (await acts.approve?.()) setIsAsking(false);
  };
  return (
    <PageFrame
      title={bill.customerName}
      subtitle={`${bill.accountNumber} · ${bill.runName}`}
      back={back}
      actions={
        <CheckButtons
          {...props}
          canAmend={canAmend}
          onAmend={setAmending}
          onApprove={asks ? () => setIsAsking(true) : approve}
        />
      }
      help={[t('checks.help.1'), t('checks.help.2'), t('checks.help.3')]}
    >
      {!bill.isOpen && <Notice tone="quiet" title={t('checks.closed')} />}
      {bill.approvedBy && (
        <Notice tone="good" title={t('checks.approvedBy', { name: bill.approvedBy })} />
      )}
      {!amending && !isAsking && Boolean(error) && <ErrorState error={error} />}
      {bill.isOpen && bill.approvedBy === null && <ApprovalNotice bill={bill} acts={acts} />}
      <Panel title={t('checks.compared')} action={<Neighbours bill={bill} linkTo={linkTo} />}>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <CompareFigures bill={bill} />
          <Reasons reasons={bill.changes} />
          <FlagWords flags={bill.flags} />
        </Flex>
      </Panel>
      <InvoiceColumns $hasDocument>
        <Flex direction="column" alignItems="stretch" gap={6}>
          <Panel title={t('checks.lines')}>
            <CheckLines lines={bill.lines} {...(canAmend && { onAmend: setAmending })} />
          </Panel>
          <CheckTalk
            bill={bill}
            isBusy={isBusy}
            {...(acts.comment && { onComment: acts.comment })}
            {...(canAmend &&
              acts.withdraw && { onWithdraw: (id: string) => void acts.withdraw?.(id) })}
            {...(acts.canWithdraw && { canWithdraw: acts.canWithdraw })}
          />
        </Flex>
        {document}
      </InvoiceColumns>
      {amending && (
        <AmendDialog
          amending={amending}
          isBusy={isBusy}
          error={error}
          onSubmit={submit}
          onClose={() => setAmending(null)}
        />
      )}
      {isAsking && bill.ifApproved && (
        <ApprovalDialog
          outlook={bill.ifApproved}
          title={t('checks.ask.title')}
          isBusy={isBusy}
          error={error}
          onConfirm={approve}
          onClose={() => setIsAsking(false)}
        />
      )}
    </PageFrame>
  );
};

const Neighbours = ({ bill, linkTo }: Pick<BillCheckViewProps, 'bill' | 'linkTo'>) => {
  const t = useKitText();
  return (
    <Flex gap={4}>
      {bill.previousBill && (
        <TextLink to={linkTo(bill.previousBill)}>{t('checks.billBefore')}</TextLink>
      )}
      {bill.nextBill && <TextLink to={linkTo(bill.nextBill)}>{t('checks.billAfter')}</TextLink>}
    </Flex>
  );
};

/** Until when the bill can be looked at and, for whoever cannot approve it, who does. */
const ApprovalNotice = ({ bill, acts }: Pick<BillCheckViewProps, 'bill' | 'acts'>) => {
  const t = useKitText();
  if (bill.closesAt === null || bill.approvalBy === null) return null;
  const time = formatMoment(bill.closesAt);
  return (
    <Notice tone="waiting" title={t('checks.until', { time })}>
      {acts.approve ? null : t(`checks.approvalOf.${bill.approvalBy}`)}
    </Notice>
  );
};

const CompareFigures = ({ bill }: { bill: BillCheck }) => {
  const t = useKitText();
  const { grossPence, previousPence, averagePence } = bill;
  return (
    <Figures
      items={[
        { label: t('checks.now'), value: <Money pence={grossPence} />, isMain: true },
        ...(previousPence === null
          ? []
          : [
              { label: t('checks.before'), value: <Money pence={previousPence} /> },
              { label: t('checks.change'), value: <Change pence={grossPence - previousPence} /> },
            ]),
        ...(averagePence === null
          ? []
          : [{ label: t('checks.average'), value: <Money pence={averagePence} /> }]),
        { label: t('checks.net'), value: <Money pence={bill.netPence} /> },
        { label: t('checks.vat'), value: <Money pence={bill.vatPence} /> },
      ]}
    />
  );
};

type CheckButtonsProps = BillCheckViewProps & {
  canAmend: boolean;
  onAmend: (amending: Amending) => void;
  onApprove: () => void;
};

const CheckButtons = ({ bill, acts, isBusy, canAmend, onAmend, onApprove }: CheckButtonsProps) => {
  const t = useKitText();
  return (
    <>
      {canAmend && (
        <>
          <Button size="S" variant="tertiary" onClick={() => onAmend({ kind: 'add' })}>
            {t('checks.amend.add')}
          </Button>
          <Button size="S" variant="tertiary" onClick={() => onAmend({ kind: 'credit' })}>
            {t('checks.amend.credit')}
          </Button>
        </>
      )}
      {bill.isOpen && acts.recalculate && (
        <Button size="S" variant="secondary" loading={isBusy} onClick={acts.recalculate}>
          {t('checks.recalculate')}
        </Button>
      )}
      {bill.isOpen && acts.unapprove && bill.approvedBy !== null && (
        <Button size="S" variant="tertiary" loading={isBusy} onClick={acts.unapprove}>
          {t('checks.unapprove')}
        </Button>
      )}
      {bill.isOpen && acts.approve && bill.approvedBy === null && (
        <Button size="S" loading={isBusy} onClick={onApprove}>
          {t('checks.approve')}
        </Button>
      )}
    </>
  );
};
