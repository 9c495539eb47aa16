/** Said when a message could not be handled again and again; to whom is not known then. */
export const SORRY =
  '系统出了问题，这条消息没有处理，请稍后再发一次。\nSomething went wrong and this message was not handled. Please send it again later.';
