import { expect, test } from '@jest/globals';
import { openBrowserDay, STORY_MS } from '../support/browser-day';
import { orderAt } from '../support/side-path';

const day = openBrowserDay();

/** Where the first fault stands on the screen in the moment in which faults are first drawn; begin to watch before they are. */
async function firstFaultWhenDrawn(): Promise<() => Promise<{ top: number; screen: number }>> {
  const frame = day.page.frames().find((one) => new URL(one.url()).hostname.startsWith('customer.'));
  if (!frame) throw new Error('the customer’s phone shows no Mini Program');
  const watch = await frame.evaluateHandle(() => {
    const faultsDrawn = new Promise<{ top: number; screen: number }>((resolve) => {
      const observer = new MutationObserver(() => {
        const fault = [...document.querySelectorAll('.field-wrong')].find((one) => one.getClientRects().length > 0);
        if (!fault) return;
        observer.disconnect();
        resolve({ top: fault.getBoundingClientRect().top, screen: window.innerHeight });
      });
      observer.observe(document.body, { subtree: true, childList: true, attributes: true });
    });
    return { faultsDrawn };
  });
  return () => watch.evaluate(({ faultsDrawn }) => faultsDrawn);
}

test(
  'a fault that was mended within a tenth of a second had the page jump to its top, and the next tap go astray: it comes into view as it is drawn',
  async () => {
    const { orderId } = await orderAt('submitted', day.desks, 'SF3100000000011', day.photo);
    await day.desks.agent.take(orderId, 'confirm-return', { machineIds: ['m1'], note: '' });
    const { customer } = day;
    await customer.enterAt(`pages/logistics/index?id=${orderId}`, 1);
    await customer.sees('submit-logistics');
    const firstFault = await firstFaultWhenDrawn();
    await customer.tap('submit-logistics');
    const { top, screen } = await firstFault();
    expect(top).toBeGreaterThan(0);
    expect(top).toBeLessThan(screen);
    await customer.sees('packing-error');
  },
  STORY_MS,
);
