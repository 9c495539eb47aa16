/** Published without types. */
declare module 'wx-server-sdk-3' {
  const sdk: unknown;
  export default sdk;
}
declare module 'tcb-admin-node' {
  const sdk: unknown;
  export default sdk;
}
