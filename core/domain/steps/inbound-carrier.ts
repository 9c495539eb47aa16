import { INBOUND_CARRIERS, type InboundCarrier, RETURN_CARRIERS, type ReturnCarrier } from '../carrier';

export const isInbound = (carrier: string): carrier is InboundCarrier => INBOUND_CARRIERS.some((known) => known === carrier);
export const isReturnCarrier = (carrier: string): carrier is ReturnCarrier => RETURN_CARRIERS.some((known) => known === carrier);
