import { serviceTemplates } from './service-account-templates';

/**
 * The linked service account. Secrets here are of the local WeChat only: they open nothing anywhere else.
 * Nothing answers its messages yet: `push` names the function once there is one.
 */
export const serviceAccount = {
  appId: 'wxdev0000000000b2',
  originalId: 'gh_dev00000000b2',
  name: 'JASMINER 售后服务',
  secret: 'local-secret-of-the-service-account',
  templates: serviceTemplates,
} as const;
