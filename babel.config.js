/**
 * What runs the Mini Program: JavaScriptCore of iOS 12 and later, and on Android the V8 that WeChat brings. Taro's default is iOS 9, for which each async function
 * becomes a state machine and each spread a helper: 35 KB of the main package. Who releases sets the lowest base library in the console to one whose WeChat asks for
 * iOS 12. Source: developers.weixin.qq.com, "JavaScript support" (base library → WeChat → system), read 2026-11-28.
 */
const targets = { ios: '12', chrome: '78' };

module.exports = {
  presets: [
    ['taro', { framework: 'react', ts: true, compiler: 'webpack5', targets, useBuiltIns: process.env.TARO_ENV === 'h5' ? 'usage' : false }],
  ],
};
