/** The environment everything lives in. File ids begin with `cloud://<envId>.<bucket>/`. */
export const environment = {
  envId: 'jasminer-dev',
  /** As WeChat shows it over a message. */
  miniProgramName: 'JASMINER 售后',
  appId: 'wxdev0000000000a1',
  bucket: '6a61-jasminer-dev-1250000000',
} as const;

/** The Mini Program at WeChat. The secret is of the local WeChat only. */
export const miniProgram = {
  originalId: 'gh_dev00000000a1',
  secret: 'local-secret-of-the-mini-program',
  push: {
    token: 'localMiniProgram',
    mode: 'plain',
    format: 'json',
    functions: [
      { msgType: 'event', event: 'subscribe_msg_sent_event', functionName: 'mini-program-events' },
      { msgType: 'event', event: 'subscribe_msg_change_event', functionName: 'mini-program-events' },
    ],
  },
} as const;

/** The linked service account, as people find it in WeChat; told by the app, for whoever wants to follow. */
export const serviceAccountName = 'JASMINER 售后服务';
