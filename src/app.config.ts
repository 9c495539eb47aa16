/** WeChat reads `@name` from theme.json; the browser reads the same colour from styles/tokens.scss. */
const themed = (name: string, token: string) => (process.env.TARO_ENV === 'h5' ? `var(--${token})` : `@${name}`);

export default defineAppConfig({
  pages: [
    'pages/home/index',
    'pages/orders/index',
    'pages/messages/index',
    'pages/me/index',
    'pages/guide/index',
    'pages/create/index',
    'pages/order/index',
    'pages/logistics/index',
    'pages/quotation/index',
  ],
  subPackages: [
    {
      root: 'staff',
      pages: [
        'queue/index',
        'order/index',
        'step/index',
        'settings/index',
        'setting/index',
        'registry/index',
        'orphans/index',
        'orphan/index',
        'orphan-register/index',
        'notices/index',
        'call-tasks/index',
        'dead-letters/index',
        'people/index',
      ],
    },
    { root: 'more', pages: ['step/index', 'share/index', 'shared/index', 'contact/index', 'evidence/index', 'message-settings/index'] },
  ],
  lazyCodeLoading: 'requiredComponents',
  darkmode: true,
  themeLocation: 'theme.json',
  window: {
    navigationStyle: 'default',
    navigationBarTitleText: 'JASMINER',
    navigationBarBackgroundColor: themed('navigationBackground', 'surface'),
    navigationBarTextStyle: (process.env.TARO_ENV === 'h5' ? 'black' : '@navigationText') as 'black',
    backgroundColor: themed('background', 'background'),
    backgroundTextStyle: (process.env.TARO_ENV === 'h5' ? 'dark' : '@loading') as 'dark',
  },
  tabBar: {
    color: themed('tabText', 'text-secondary'),
    selectedColor: themed('tabSelected', 'brand'),
    backgroundColor: themed('tabBackground', 'surface'),
    borderStyle: (process.env.TARO_ENV === 'h5' ? 'black' : '@tabBorder') as 'black',
    // Chinese until the app runs; components/screen then sets the words of the reader's language.
    list: [
      { pagePath: 'pages/home/index', text: '首页', iconPath: 'assets/tabs/home.png', selectedIconPath: 'assets/tabs/home-selected.png' },
      {
        pagePath: 'pages/orders/index',
        text: '工单',
        iconPath: 'assets/tabs/orders.png',
        selectedIconPath: 'assets/tabs/orders-selected.png',
      },
      {
        pagePath: 'pages/messages/index',
        text: '消息',
        iconPath: 'assets/tabs/messages.png',
        selectedIconPath: 'assets/tabs/messages-selected.png',
      },
      { pagePath: 'pages/me/index', text: '我的', iconPath: 'assets/tabs/me.png', selectedIconPath: 'assets/tabs/me-selected.png' },
    ],
  },
});
