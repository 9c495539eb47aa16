import { callCustomer } from './call';

/** At launch: lets the server note who is here, so that the service account can reach them and an invitation to staff takes effect. Nothing on screen waits for it. */
export function noteVisit(): void {
  void callCustomer('note-visit', {});
}
