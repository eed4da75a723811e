export { afterScope, takePutOff } from './after-scope';
export { confineConnection } from './confine-connection';
export { guardRequests } from './guard-requests';
export { type ScopeInput, withResellerScope } from './reseller-scope';
