import { readRelationChange } from '../../../src/platform/relations/references';

const keep = { kind: 'keep' };
const set = (target: unknown) => ({ kind: 'set', target });

it.each<[string, unknown, unknown]>([
  ['nothing', undefined, keep],
  ['null', null, set(null)],
  ['a row id', 7, set({ id: 7 })],
  ['a row id as text', '7', set({ id: 7 })],
  ['a documentId', 'abc', set({ documentId: 'abc' })],
  ['a documentId that starts with digits', '7abc', set({ documentId: '7abc' })],
  ['an object with an id', { id: 7 }, set({ id: 7 })],
  [
    'an object with both, where the documentId counts',
    { id: 7, documentId: 'abc' },
    set({ documentId: 'abc' }),
  ],
  ['a list of one', ['abc'], set({ documentId: 'abc' })],
  ['an empty list', [], set(null)],
  ['connect', { connect: [{ documentId: 'abc' }] }, set({ documentId: 'abc' })],
  ['connect without a list', { connect: 'abc' }, set({ documentId: 'abc' })],
  ['connect and disconnect', { connect: ['new'], disconnect: ['old'] }, set({ documentId: 'new' })],
  ['the empty operations of an untouched form', { connect: [], disconnect: [] }, keep],
  ['set', { set: [{ id: 7 }] }, set({ id: 7 })],
  ['set to nothing', { set: [] }, set(null)],
  ['set to null', { set: null }, set(null)],
  ['disconnect', { disconnect: [{ id: 7 }] }, { kind: 'disconnect', targets: [{ id: 7 }] }],
  ['several', ['a', 'b'], { kind: 'invalid', reason: 'takes one entry, not several' }],
  ['a truth value', true, { kind: 'invalid', reason: 'must be a documentId, an id or null' }],
])('reads %s', (_name, value, expected) => {
  expect(readRelationChange(value)).toEqual(expected);
});
