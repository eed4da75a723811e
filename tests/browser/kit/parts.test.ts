import { groupLines } from '../../../plugins/bill-run/admin/src/pages/invoice/groupLines';
import { isCancellable } from '../../../plugins/bill-run/admin/src/pages/run/isCancellable';
import type {
  InvoiceLineView,
  RunStepProgress,
} from '../../../plugins/bill-run/shared/contracts/runs';
import { heatLevel, weeks } from '../../../src/admin/kit/CycleHeat/heat';
import {
  type ProgressStep,
  stepPercent,
  stepState,
} from '../../../src/admin/kit/StepProgress/types';
import { queryString } from '../../../src/admin/kit/requests/queryString';
import { readRefusal } from '../../../src/admin/kit/requests/refusal';

const step = (changes: Partial<ProgressStep>): ProgressStep => ({
  key: 'draft',
  label: 'Make the drafts',
  unit: 'customers',
  done: 0,
  total: 0,
  startedAt: null,
  finishedAt: null,
  perSecond: null,
  secondsLeft: null,
  error: null,
  ...changes,
});

describe('a step of a long job', () => {
  it('waits, runs, is done, or has failed, whatever else is known of it', () => {
    expect(stepState(step({}))).toBe('waiting');
    expect(stepState(step({ startedAt: '2026-06-06T00:00:00Z' }))).toBe('running');
    expect(stepState(step({ startedAt: 'x', finishedAt: 'y' }))).toBe('done');
    expect(stepState(step({ finishedAt: 'y', error: 'no rates' }))).toBe('failed');
  });

  it('has no percentage while its whole is not known', () => {
    expect(stepPercent(step({ done: 5, total: null }))).toBeNull();
    expect(stepPercent(step({ done: 0, total: 0 }))).toBeNull();
    expect(stepPercent(step({ done: 199, total: 200 }))).toBe(99);
  });
});

describe('the sheet of bill days', () => {
  it('has 31 days in rows of seven', () => {
    expect(weeks().flat()).toEqual(Array.from({ length: 31 }, (_, index) => index + 1));
    expect(weeks().map((week) => week.length)).toEqual([7, 7, 7, 7, 3]);
  });

  it('keeps the strongest colour for the fullest day and none for an empty one', () => {
    expect([0, 1, 25, 26, 100].map((value) => heatLevel(value, 100))).toEqual([0, 1, 1, 2, 4]);
    expect(heatLevel(0, 0)).toBe(0);
  });
});

describe('requests of the panel', () => {
  it('leave out what is empty and encode the rest', () => {
    expect(queryString({ page: 1, search: 'a&b £', status: undefined, file: '' })).toBe(
      'page=1&search=a%26b+%C2%A3',
    );
  });

  it('find what happened and what to do in a refusal of either kind', () => {
    const error = { status: 400, message: 'Too far.', details: { code: 'x', whatToDo: 'Wait.' } };
    const expected = { status: 400, message: 'Too far.', code: 'x', whatToDo: 'Wait.' };
    expect(readRefusal(error)).toEqual(expected);
    expect(readRefusal({ response: { data: { error } } })).toEqual(expected);
    expect(readRefusal(undefined)).toEqual({});
  });
});

describe('a run', () => {
  const at = '2026-06-06T00:00:00Z';
  const ofRun = (name: RunStepProgress['step'], changes: Partial<RunStepProgress>) => ({
    ...step({}),
    step: name,
    total: 0,
    ...changes,
  });

  it('can be cancelled while it waits for a check and when drafting failed, not once it issues', () => {
    expect(isCancellable({ status: 'review', pausedBy: null, steps: [] })).toBe(true);
    const drafting = [ofRun('draft', { startedAt: at, error: 'no settings' }), ofRun('issue', {})];
    expect(isCancellable({ status: 'failed', pausedBy: null, steps: drafting })).toBe(true);
    const issuing = [
      ofRun('draft', { startedAt: at, finishedAt: at }),
      ofRun('issue', { startedAt: at }),
    ];
    expect(isCancellable({ status: 'failed', pausedBy: null, steps: issuing })).toBe(false);
    expect(isCancellable({ status: 'complete', pausedBy: null, steps: [] })).toBe(false);
  });
});

describe('the lines of an invoice', () => {
  it('stand in groups of neighbours, in the order of the invoice', () => {
    const line = (
      position: number,
      section: InvoiceLineView['section'],
      groupName: string | null,
    ) => ({ position, section, groupName }) as InvoiceLineView;
    const groups = groupLines([
      line(1, 'recurring', 'Lines'),
      line(2, 'recurring', 'Lines'),
      line(3, 'usage', null),
      line(4, 'recurring', 'Lines'),
    ]);
    expect(groups.map(({ lines }) => lines.map(({ position }) => position))).toEqual([
      [1, 2],
      [3],
      [4],
    ]);
  });
});
