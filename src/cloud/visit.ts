import { callCustomer } from './call';

/**
 * At launch, and when another language is chosen: lets the server note who is here and what they read, so that the service account can reach them, messages come in their language, and an
 * invitation to staff takes effect. Nothing on screen waits for it.
 */
export function noteVisit(): void {
  void callCustomer('note-visit', {});
}
