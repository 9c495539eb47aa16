export default definePageConfig({
  // The browser's stand-in for the gesture would wrap the page; there a look at the window reads again.
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
});
