import { globSchemas, type Schema } from './schemas';

const schemas = globSchemas();
const each = schemas.map((schema) => [schema.name, schema] as const);

const toOne = ({ attributes }: Schema) =>
  Object.entries(attributes).filter(
    ([, { relation }]) => relation === 'manyToOne' || relation === 'oneToOne',
  );

describe.each(each)('%s', (_name, schema) => {
  it('has no drafts', () => {
    expect(schema.options?.draftAndPublish).toBe(false);
  });

  it('keeps its to-one relations in a column, and has no list of the other side', () => {
    for (const [, { useJoinTable }] of toOne(schema)) expect(useJoinTable).toBe(false);
    const others = Object.values(schema.attributes).filter(
      ({ mappedBy, inversedBy, relation }) =>
        mappedBy !== undefined || inversedBy !== undefined || relation?.endsWith('ToMany'),
    );
    expect(others).toEqual([]);
  });

  it('explains every field to staff', () => {
    const isForReadingOnly = schema.pluginOptions?.billwright?.writtenBy === 'engine';
    const unexplained = Object.entries(schema.attributes).filter(([, { pluginOptions }]) => {
      const { label, help } = pluginOptions?.billwright ?? {};
      return !label || (!help && !isForReadingOnly);
    });
    expect(unexplained.map(([field]) => field)).toEqual([]);
  });

  it('says who may see it, and names existing fields for its list', () => {
    const { access, mainField, listFields = [] } = schema.pluginOptions?.billwright ?? {};
    expect(['tenant-root', 'tenant', 'tenant-through-parent', 'shared', 'bureau']).toContain(
      access,
    );
    const named = [...listFields, ...(mainField ? [mainField] : [])];
    expect(named.filter((field) => !(field in schema.attributes))).toEqual([]);
  });

  it('has no field whose name the Content Manager takes for its own', () => {
    // It reads `status` and `locale` of every request body as those of a draft, and answers 400.
    expect(Object.keys(schema.attributes)).not.toContain('status');
    expect(Object.keys(schema.attributes)).not.toContain('locale');
  });

  it('stores money exactly', () => {
    const decimals = Object.entries(schema.attributes).filter(([, { type }]) => type === 'decimal');
    const loose = decimals.filter(([, { column }]) => column?.args?.length !== 2);
    expect(loose.map(([field]) => field)).toEqual([]);
    const floats = Object.values(schema.attributes).filter(({ type }) => type === 'float');
    expect(floats).toEqual([]);
  });

  it('lets the database see to what is unique', () => {
    // `unique` is a look before an insert and makes no index; `column.unique` does.
    const pretended = Object.entries(schema.attributes).filter(([, { unique }]) => unique === true);
    expect(pretended.map(([field]) => field)).toEqual([]);
  });
});

it('finds the content types', () => {
  expect(schemas.length).toBeGreaterThan(20);
});
