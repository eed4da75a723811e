import { isEmpty, requireThat, type Rule } from '../../platform/rules';

const DATA_UNITS = ['byte', 'KB', 'MB', 'GB'];

/** Messages are counted one by one, data by its size, and only messages go to numbers. */
export const rule: Rule = ({ after }) => {
  const isSize = DATA_UNITS.includes(String(after.blockUnit));
  requireThat(after.kind !== 'data' || isSize, {
    code: 'unit-of-data',
    field: 'blockUnit',
    message: 'Data is charged by its size.',
    whatToDo: 'Choose KB, MB or GB as the unit.',
  });
  requireThat(after.kind === 'data' || !isSize, {
    code: 'unit-of-events',
    field: 'blockUnit',
    message: 'Messages and other events are counted, not measured in bytes.',
    whatToDo: 'Choose each as the unit.',
  });
  requireThat(after.kind === 'sms' || isEmpty(after.prefix), {
    code: 'prefix-of-events',
    field: 'prefix',
    message: 'Only messages go to a number.',
    whatToDo: 'Leave the prefix empty, or choose sms.',
  });
  requireThat(after.kind === 'other' || isEmpty(after.eventType), {
    code: 'type-of-events',
    field: 'eventType',
    message: 'Messages and data have no event type.',
    whatToDo: 'Leave the event type empty, or choose other.',
  });
};
