import type { UserConfigExport } from '@tarojs/cli';

export default {
  logger: { quiet: false, stats: false },
  // The dev server wipes its output folder: keep it away from the one that is built.
  ...(process.env.TARO_ENV === 'h5' ? { outputRoot: '.cache/h5-dev' } : {}),
} satisfies UserConfigExport<'webpack5'>;
