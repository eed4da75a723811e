export { afterScope } from './after-scope';
export { confineConnection } from './confine-connection';
export { guardRequests } from './guard-requests';
export { withResellerScope } from './reseller-scope';
