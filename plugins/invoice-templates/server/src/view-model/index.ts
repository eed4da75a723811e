export * from './source';
export * from './invoice-view.types';
export * from './invoice-view';
