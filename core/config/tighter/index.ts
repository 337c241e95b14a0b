export { environmentOrders } from './environment.ts';
export { compare, type Order, type Relation } from './order.ts';
export { ruleOrders } from './rules.ts';
