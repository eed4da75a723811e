import { useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';

import { Checkbox, VisuallyHidden } from '@strapi/design-system';

import type { DeskRate } from '../../../rate-desk/contracts';
import { Notice } from '../../kit';
import type { PriceUnit } from '../prices';
import { useText } from '../text';

import { GRID_COLUMNS } from './columns';
import { CellInput, GridCell, GridHead, GridRow, GridScroller, GridTable } from './gridParts';
import { useGridEditing, type Place } from './useGridEditing';

type GridTableViewProps = {
  versionId: string;
  rates: DeskRate[];
  unit: PriceUnit;
  /** The prefix that prices the number looked for. */
  matched: string | null;
  canEdit: boolean;
  selected: ReadonlySet<string>;
  onSelect: (prefixes: ReadonlySet<string>) => void;
  onPasteRows: (text: string) => void;
  onUndo: () => void;
};

const MOVES: Record<string, Place> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};

const within = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value));

/**
 * Rates as a spreadsheet: arrows move, typing or Enter edits, Enter and Tab save and go on, Escape leaves a cell as it
 * was, rows are pasted, Ctrl+Z takes the last change back.
 */
export const GridTableView = ({
  versionId,
  rates,
  unit,
  matched,
  canEdit,
  selected,
  onSelect,
  onPasteRows,
  onUndo,
}: GridTableViewProps) => {
  const t = useText();
  const table = useRef<HTMLTableElement>(null);
  const [active, setActive] = useState<Place>({ row: 0, column: 0 });
  const edit = useGridEditing({ versionId, rates, unit });
  const { editing, error, rateAt } = edit;

  const focus = ({ row, column }: Place) => {
    const place = {
      row: within(row, rates.length),
      column: within(column, GRID_COLUMNS.length),
    };
    setActive(place);
    requestAnimationFrame(() =>
      table.current
        ?.querySelector<HTMLElement>(`[data-cell="${place.row}-${place.column}"]`)
        ?.focus(),
    );
  };

  const saveAndGo = async (move: Place) => {
    if (editing && (await edit.save(editing))) {
      focus({ row: editing.row + move.row, column: editing.column + move.column });
    }
  };

  const onCellKey = (event: KeyboardEvent, place: Place) => {
    const move = MOVES[event.key];
    if (move) {
      event.preventDefault();
      focus({ row: place.row + move.row, column: place.column + move.column });
      return;
    }
    if (!canEdit) {
      return;
    }
    const isCommand = event.ctrlKey || event.metaKey;
    if (isCommand && event.key.toLowerCase() === 'z') {
      event.preventDefault();
      onUndo();
    } else if (event.key === 'Enter' || event.key === 'F2') {
      event.preventDefault();
      edit.start(place);
    } else if (event.key.length === 1 && !isCommand && !event.altKey) {
      event.preventDefault();
      edit.start(place, event.key);
    }
  };

  const onInputKey = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Enter') {
      event.preventDefault();
      void saveAndGo({ row: event.shiftKey ? -1 : 1, column: 0 });
    } else if (event.key === 'Tab') {
      event.preventDefault();
      void saveAndGo({ row: 0, column: event.shiftKey ? -1 : 1 });
    } else if (event.key === 'Escape') {
      edit.stop();
      focus(active);
    }
  };

  const onPaste = (event: ClipboardEvent) => {
    if (!canEdit || editing) {
      return;
    }
    const text = event.clipboardData.getData('text/plain');
    event.preventDefault();
    if (/[\t\n]/.test(text.trim())) {
      onPasteRows(text);
    } else {
      edit.start(active, text.trim());
    }
  };

  const toggle = (prefix: string) => {
    const next = new Set(selected);
    if (!next.delete(prefix)) {
      next.add(prefix);
    }
    onSelect(next);
  };
  const areAllSelected = rates.length > 0 && rates.every(({ prefix }) => selected.has(prefix));

  return (
    <>
      <GridScroller>
        <GridTable ref={table} role="grid" aria-label={t('grid.label')} onPaste={onPaste}>
          <thead>
            <tr>
              <GridHead $align="start" scope="col">
                {canEdit ? (
                  <Checkbox
                    aria-label={t('grid.selectAll')}
                    checked={areAllSelected}
                    onCheckedChange={() =>
                      onSelect(new Set(areAllSelected ? [] : rates.map(({ prefix }) => prefix)))
                    }
                  />
                ) : (
                  <VisuallyHidden>{t('grid.selectAll')}</VisuallyHidden>
                )}
              </GridHead>
              {GRID_COLUMNS.map(({ field, header, align, width }) => (
                <GridHead key={field} scope="col" $align={align} $width={width}>
                  {field.endsWith('Micro') ? t(`${header}.${unit}` as typeof header) : t(header)}
                </GridHead>
              ))}
            </tr>
          </thead>
          <tbody>
            {rates.map(({ prefix }, row) => {
              const rate = rateAt(row);
              return (
                <GridRow key={prefix} $isMatch={prefix === matched}>
                  <GridCell $align="start" $canEdit={false}>
                    {canEdit && (
                      <Checkbox
                        aria-label={t('grid.select', { prefix })}
                        checked={selected.has(prefix)}
                        onCheckedChange={() => toggle(prefix)}
                      />
                    )}
                  </GridCell>
                  {GRID_COLUMNS.map((column, index) => {
                    const place = { row, column: index };
                    const isEditing = editing?.row === row && editing.column === index;
                    const isWrong = error?.row === row && error.column === index;
                    return (
                      <GridCell
                        key={column.field}
                        role="gridcell"
                        $align={column.align}
                        $canEdit={canEdit}
                        aria-readonly={!canEdit}
                        aria-invalid={isWrong || undefined}
                        data-cell={`${row}-${index}`}
                        tabIndex={active.row === row && active.column === index ? 0 : -1}
                        title={rate && column.show(rate, unit)}
                        onFocus={() => setActive(place)}
                        onDoubleClick={() => canEdit && edit.start(place)}
                        onKeyDown={(event) => onCellKey(event, place)}
                      >
                        {isEditing ? (
                          <CellInput
                            autoFocus
                            $align={column.align}
                            aria-label={t(column.header)}
                            value={editing.typed}
                            onChange={(event) => edit.type(event.target.value)}
                            onKeyDown={onInputKey}
                            onBlur={() => void edit.save(editing)}
                          />
                        ) : (
                          rate && column.show(rate, unit)
                        )}
                      </GridCell>
                    );
                  })}
                </GridRow>
              );
            })}
          </tbody>
        </GridTable>
      </GridScroller>
      {error && (
        <Notice tone="bad" title={error.message} isAlert>
          {t('grid.wrong.text')}
        </Notice>
      )}
    </>
  );
};
