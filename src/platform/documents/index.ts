export {
  attributeOptions,
  isEngineWritten,
  isKept,
  isStrapiField,
  labelOf,
  ownFields,
  typeOptions,
  type AttributeOptions,
  type TypeOptions,
} from './options';
export { toOneColumns, type ToOneColumn } from './to-one-columns';
export { writeOf, type DocumentWrite, type WriteAction } from './write';
