import { useCallback, useState } from 'react';

import type { DeskRate } from '../../../rate-desk/contracts';
import { readRefusal } from '../../kit';
import { useTellDesk } from '../api';
import type { PriceUnit } from '../prices';
import { useText } from '../text';

import { GRID_COLUMNS } from './columns';

export type Place = { row: number; column: number };
export type Editing = Place & { typed: string };
export type CellError = Place & { message: string };

type GridEditing = {
  versionId: string;
  rates: DeskRate[];
  unit: PriceUnit;
};

/** The cell that is being edited, what was wrong with the last one, and the saving of each cell as it is left. */
export const useGridEditing = ({ versionId, rates, unit }: GridEditing) => {
  const t = useText();
  const { send, isLoading } = useTellDesk();
  const [editing, setEditing] = useState<Editing>();
  const [error, setError] = useState<CellError>();
  /** What was typed and is not fetched again yet. */
  const [fresh, setFresh] = useState<Record<string, DeskRate>>({});

  const rateAt = useCallback(
    (row: number): DeskRate | undefined => {
      const stored = rates[row];
      return stored && (fresh[stored.prefix] ?? stored);
    },
    [fresh, rates],
  );

  const start = useCallback(
    (place: Place, typed?: string) => {
      const rate = rateAt(place.row);
      const column = GRID_COLUMNS[place.column];
      if (rate && column) {
        setEditing({ ...place, typed: typed ?? column.typed(rate, unit) });
        setError(undefined);
      }
    },
    [rateAt, unit],
  );

  /** Saves what was typed into a cell; false when it cannot be read, which stays to be put right. */
  const save = useCallback(
    async ({ row, column: at, typed }: Editing): Promise<boolean> => {
      const rate = rateAt(row);
      const column = GRID_COLUMNS[at];
      if (!rate || !column || column.typed(rate, unit) === typed.trim()) {
        setEditing(undefined);
        return true;
      }
      const changed = column.read(rate, typed, unit);
      if (!changed) {
        setError({ row, column: at, message: t(column.wrong) });
        return false;
      }
      setEditing(undefined);
      setFresh((known) => ({ ...known, [rate.prefix]: changed }));
      const result = await send('POST', `/versions/${versionId}/changes`, {
        kind: 'edit',
        rates: [changed],
        removed: changed.prefix === rate.prefix ? [] : [rate.prefix],
      });
      setFresh(({ [rate.prefix]: _saved, ...rest }) => rest);
      if ('error' in result) {
        const { message, whatToDo } = readRefusal(result.error);
        setError({
          row,
          column: at,
          message: [message, whatToDo].filter(Boolean).join(' ') || t('grid.notSaved'),
        });
        return false;
      }
      setError(undefined);
      return true;
    },
    [rateAt, send, t, unit, versionId],
  );

  return {
    editing,
    error,
    isSaving: isLoading,
    rateAt,
    start,
    type: (typed: string) => setEditing((known) => known && { ...known, typed }),
    stop: () => {
      setEditing(undefined);
      setError(undefined);
    },
    save,
  };
};
