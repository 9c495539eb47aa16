import { CHAT_STEPS, type ChatStep } from '../../domain/chat/chat-steps';
import { readChat } from '../../domain/chat/read-chat';
import { exampleOf, generalLines, howToSay, usageOf } from '../../texts/chat/help';
import { STAFF_WORDS } from '../../texts/chat/staff-words';
import { fill } from '../../texts/localized';
import { replyError } from '../reply-error';
import { type Said, say, type Turn } from './chat-turn';
import { type OrderAtHand, orderAtHand } from './order-at-hand';
import { legalSteps, staffPage } from './order-card';
import { refusalText } from './refusal-text';

/** What can be said now: of the order in hand, from the step table; of one step how it is said, and why it is not possible now. */
export async function help(turn: Turn, about: string): Promise<Said> {
  const { language, session } = turn;
  const hand = session.inHand ? await orderAtHand(turn, session.inHand.orderId) : null;
  const { command } = readChat(about);
  if (command.kind === 'step') return say([...howToSay(command.said, language), ...(hand ? whyNot(turn, hand, command.said) : [])]);
  const beginning = hand ? [] : [STAFF_WORDS.helpBeginning[language], ...firstSteps(turn)];
  return say([...(hand ? stepsNow(turn, hand) : beginning), STAFF_WORDS.general[language], ...generalLines(language)]);
}

/** With no order in hand: the steps of this person's roles that everybody needs first. */
const firstSteps = ({ language }: Turn): readonly string[] =>
  CHAT_STEPS.filter(({ id }) => ['take', 'reply', 'sign'].includes(id)).map((said) => `JM2611-7Q4K3 ${exampleOf(said, language)}`);

function stepsNow({ deps, language }: Turn, hand: OrderAtHand): readonly string[] {
  const { order, offers } = hand;
  const legal = legalSteps(hand);
  const refused = CHAT_STEPS.filter((said) => !legal.includes(said) && offers.some((offer) => offer.step === said.step && offer.refusal));
  const notNow = refused.map((said) => {
    const refusal = offers.find((offer) => offer.step === said.step && offer.refusal)?.refusal;
    return `${said.words[language][0]}：${refusal ? replyError(language, refusal).message : ''}`;
  });
  return [
    fill(STAFF_WORDS.helpOf, language, { number: order.orderNumber }),
    ...legal.map((said) => usageOf(said, language)),
    ...(notNow.length > 0 ? [STAFF_WORDS.notNow[language], ...notNow] : []),
    deps.pageLink(staffPage(order.id), STAFF_WORDS.openPage[language]),
  ];
}

/** Why a step is not possible on the order in hand, if the order itself says so. */
function whyNot({ language }: Turn, { offers }: OrderAtHand, { step }: ChatStep): readonly string[] {
  const refusal = offers.every((offer) => offer.step !== step || offer.refusal) && offers.find((offer) => offer.step === step)?.refusal;
  return refusal ? refusalText(replyError(language, refusal), language) : [];
}
