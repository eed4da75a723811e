import { useState } from 'react';

import {
  CycleHeat,
  ErrorState,
  formatPence,
  LoadingState,
  PageFrame,
  Panel,
  useCan,
} from '../../../../../../src/admin/kit';
import type { BillCalendar } from '../../../../shared/contracts/bill-days';
import { PERMISSIONS } from '../../permissions';
import { ALWAYS_FRESH } from '../../services/api';
import { useGetBillCalendarQuery } from '../../services/billDays';
import { useText } from '../../text';

import { CashPanel } from './CashPanel';
import { DayPanel } from './DayPanel';
import { MoveDialog } from './MoveDialog';

/** The 31 bill days: who is billed when, what is expected, and customers moved to even it out. */
export const CalendarPage = () => {
  const t = useText();
  const calendar = useGetBillCalendarQuery(undefined, ALWAYS_FRESH);
  return (
    <PageFrame
      title={t('calendar.title')}
      subtitle={t('calendar.subtitle')}
      help={[t('calendar.help.1'), t('calendar.help.2'), t('calendar.help.3')]}
    >
      {calendar.error ? (
        <ErrorState error={calendar.error} onRetry={calendar.refetch} />
      ) : calendar.data ? (
        <CalendarView calendar={calendar.data} />
      ) : (
        <LoadingState />
      )}
    </PageFrame>
  );
};

const CalendarView = ({ calendar }: { calendar: BillCalendar }) => {
  const t = useText();
  const canMove = useCan(PERMISSIONS.changeCharges);
  const [day, setDay] = useState<number | null>(null);
  const [chosen, setChosen] = useState<string[]>([]);
  const [target, setTarget] = useState<number | null | undefined>(undefined);
  const choose = (next: number) => {
    setDay(next);
    setChosen([]);
  };
  const days = calendar.days.map(({ day: of, customers, expectedPence }) => ({
    day: of,
    value: customers,
    note: formatPence(expectedPence),
  }));
  return (
    <>
      <Panel title={t('calendar.days')} hint={t('calendar.days.hint')}>
        <CycleHeat
          caption={t('calendar.days')}
          unit={t('calendar.customers')}
          days={days}
          selected={day}
          onSelect={choose}
          onDrop={canMove && chosen.length > 0 ? setTarget : undefined}
        />
      </Panel>
      {day !== null && (
        <DayPanel
          key={day}
          day={day}
          canMove={canMove}
          chosen={chosen}
          onChoose={setChosen}
          onMove={() => setTarget(null)}
        />
      )}
      <CashPanel cash={calendar.cash} />
      {target !== undefined && day !== null && (
        <MoveDialog
          customers={chosen}
          toDay={target}
          onClose={() => setTarget(undefined)}
          onDone={() => {
            setTarget(undefined);
            setChosen([]);
          }}
        />
      )}
    </>
  );
};
