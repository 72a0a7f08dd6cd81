import { defineWorld } from '../define.ts';
import { cartTools } from './carts.ts';
import { catalogueTools } from './catalogue.ts';
import { customerTools } from './customers.ts';
import { shopFlows } from './flows.ts';
import { orderListTools } from './orders.ts';
import { returnTools } from './returns.ts';
import { shippingTools } from './shipping.ts';
import { seedShop } from './state.ts';

/** The staff side of an online shop: catalogue, customers, carts, orders, shipping, returns and refunds. */
export const shop = defineWorld({
  name: 'shop',
  category: 'eCommerce',
  description: 'The staff side of an online shop: catalogue, customers, carts, orders, shipping, returns and refunds.',
  seedState: seedShop,
  tools: [...catalogueTools, ...customerTools, ...cartTools, ...orderListTools, ...shippingTools, ...returnTools],
  dependencies: shopFlows,
});
