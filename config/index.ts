import path from 'node:path';
import { defineConfig, type UserConfigExport } from '@tarojs/cli';
import dev from './dev';
import prod from './prod';

/** Code of ours outside src/ that the app shares with the functions. */
const SHARED_CODE = [path.resolve(__dirname, '../core')];

/** Works in the browser too (postcss-pxtransform reads it), though Taro's type names only rpx, vw and rem. */
const KEEP_PX = { targetUnit: 'px' as 'rem' };

/**
 * How Taro builds the Mini Program (`weapp`) and its stand-in for the browser (`h5`).
 *
 * Styles are written in logical pixels of a 375 px wide phone. WeChat gets rpx (the screen scales with the phone); the browser keeps px,
 * so that the same page on a wide screen grows columns instead of letters.
 */
const base: UserConfigExport<'webpack5'> = {
  projectName: 'jasminer-after-sales',
  date: '2026-11-23',
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
  sourceRoot: 'src',
  outputRoot: `dist/${process.env.TARO_ENV}`,
  framework: 'react',
  plugins: ['@tarojs/plugin-html'],
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: true },
  alias: { '@': path.resolve(__dirname, '..', 'src') },
  defineConstants: { CLOUD_ENV: JSON.stringify(process.env.CLOUD_ENV ?? 'jasminer-dev') },
  mini: {
    compile: { include: SHARED_CODE },
    optimizeMainPackage: { enable: true },
    experimental: { compileMode: true },
    postcss: { pxtransform: { enable: true, config: {} }, cssModules: { enable: false } },
    // One order of imports for every page's styles would be needed to satisfy the check; ours do not depend on order.
    miniCssExtractPluginOption: { ignoreOrder: true },
  },
  h5: {
    publicPath: './',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    compile: { include: SHARED_CODE },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    postcss: { autoprefixer: { enable: true }, pxtransform: { enable: true, config: KEEP_PX }, cssModules: { enable: false } },
  },
};

export default defineConfig<'webpack5'>(async (merge) => merge({}, base, process.env.NODE_ENV === 'development' ? dev : prod));
