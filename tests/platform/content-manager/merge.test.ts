import { mergePieces } from '../../../src/platform/content-manager/merge';

const wanted = { 'metadatas.name.edit.label': 'Name', 'layouts.list': ['name', 'code'] };
const untouched = {
  metadatas: { name: { edit: { label: 'name', placeholder: '' } } },
  layouts: { list: ['id'], edit: [] },
};
const applied = {
  metadatas: { name: { edit: { label: 'Name', placeholder: '' } } },
  layouts: { list: ['name', 'code'], edit: [] },
};

it('configures a type for the first time and leaves the rest alone', () => {
  const merged = mergePieces({
    current: untouched,
    stored: untouched,
    applied: undefined,
    wanted,
  });
  expect(merged).toEqual(applied);
});

it('follows the schema where staff changed nothing', () => {
  const next = { 'metadatas.name.edit.label': 'Full name', 'layouts.list': ['name'] };
  const merged = mergePieces({ current: applied, stored: applied, applied: wanted, wanted: next });
  expect(merged).toMatchObject({
    metadatas: { name: { edit: { label: 'Full name' } } },
    layouts: { list: ['name'] },
  });
});

it('keeps what staff made their own', () => {
  const theirs = { ...applied, layouts: { list: ['code'], edit: [] } };
  const next = { 'metadatas.name.edit.label': 'Full name', 'layouts.list': ['name'] };
  const merged = mergePieces({ current: theirs, stored: theirs, applied: wanted, wanted: next });
  expect(merged).toMatchObject({
    metadatas: { name: { edit: { label: 'Full name' } } },
    layouts: { list: ['code'] },
  });
});

it('does not take what Strapi rearranged for a change of staff', () => {
  const rearranged = { ...applied, layouts: { list: ['name', 'code', 'brandNew'], edit: [] } };
  const merged = mergePieces({ current: rearranged, stored: applied, applied: wanted, wanted });
  expect(merged).toEqual(applied);
});
