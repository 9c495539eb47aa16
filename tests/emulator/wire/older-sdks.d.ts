/** Published without types. */
declare module 'wx-server-sdk-3' {
  const sdk: unknown;
  export = sdk;
}
declare module 'tcb-admin-node' {
  const sdk: unknown;
  export = sdk;
}
