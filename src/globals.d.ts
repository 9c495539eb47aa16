/** Replaced by the build; there is no process in a phone. */
declare const process: { readonly env: { readonly TARO_ENV: 'weapp' | 'h5'; readonly NODE_ENV: string } };

declare module '*.scss';
declare module '*.png' {
  const address: string;
  export = address;
}
