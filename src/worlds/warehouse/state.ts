import type { Random } from '../../core/random.ts';
import { dayOf2026 } from '../values.ts';

export type Site = { site_id: string; name: string; city: string; free_pallets: number };
export type Item = {
  sku: string;
  name: string;
  units_per_pack: number;
  unit_grams: number;
  pack_price: number;
};
export type Stock = { site_id: string; sku: string; units: number; reserved: number };
/** What a supplier asks, as a share of the list price of each item. */
export type Supplier = { supplier_id: string; name: string; lead_days: number; factors: { [sku: string]: number } };
export type Transfer = {
  shipment_id: string;
  sku: string;
  from_site_id: string;
  to_site_id: string;
  units: number;
  status: 'moving' | 'received' | 'cancelled';
};
export type PurchaseOrder = {
  purchase_order_id: string;
  supplier_id: string;
  sku: string;
  site_id: string;
  packs: number;
  date: string;
  status: 'ordered' | 'received' | 'cancelled';
};
export type Count = { count_id: string; site_id: string; sku: string; counted: number; approved: boolean };
export type Reservation = { reservation_id: string; site_id: string; sku: string; units: number; purpose: string };

/** Sites with stock of items in units, goods on the move, counts and reservations, suppliers and purchase orders. */
export type WarehouseState = {
  sites: Site[];
  items: Item[];
  stock: Stock[];
  suppliers: Supplier[];
  transfers: Transfer[];
  orders: PurchaseOrder[];
  counts: Count[];
  reservations: Reservation[];
  damages: { damage_id: string; sku: string; units: number; cause: string }[];
  costs: { entry_id: string; cost_center: string; amount: number }[];
  next: number;
};

/** Units below which an item has to be ordered again. */
export const reorderLevel = 120;

const cities = [
  'Ashford',
  'Brookhaven',
  'Dunmore',
  'Eastport',
  'Fairview',
  'Glenwood',
  'Harborton',
  'Ironbridge',
  'Kingsley',
  'Lakemont',
  'Maplewood',
  'Northgate',
  'Oakridge',
  'Pinecrest',
  'Riverton',
  'Silverdale',
  'Thornbury',
  'Upton',
  'Vernon',
  'Westbrook',
] as const;
const siteKinds = ['Depot', 'Hub', 'Storehouse', 'Logistics Park'];
const itemNames = [
  'ball bearings',
  'hex bolts',
  'cable ties',
  'safety gloves',
  'packing tape',
  'pallet wrap',
  'hinge sets',
  'LED tubes',
  'air filters',
  'drill bits',
  'copper elbows',
  'door handles',
  'paint rollers',
  'work lamps',
  'hose clamps',
  'fuse boxes',
  'sanding discs',
  'wall anchors',
  'tarpaulins',
  'label rolls',
  'dust masks',
  'extension cords',
];
const supplierNames = [
  'Alder Supply',
  'Brightforge',
  'Cobalt Trading',
  'Dorran Wholesale',
  'Elmside Parts',
  'Fenwick Industrial',
  'Grayling Goods',
  'Hearthstone Tools',
  'Ivory Lane Imports',
  'Jasper and Sons',
  'Kestrel Components',
  'Lowland Freight Supply',
];

/** Four sites with six items each, three suppliers, and one transfer, order, count and reservation under way. */
export function seedWarehouse(random: Random): WarehouseState {
  const items = random.sample(itemNames, 6).map((name, at) => ({
    sku: `SK-${204 + at * 11}`,
    name,
    units_per_pack: random.pick([6, 8, 10, 12, 16, 20, 24]),
    unit_grams: random.integer(4, 60) * 25,
    pack_price: random.integer(20, 180) / 2,
  }));
  const sites = random.sample(cities, 4).map((city, at) => ({
    site_id: `WH-${31 + at * 4}`,
    name: `${city} ${random.pick(siteKinds)}`,
    city,
    free_pallets: random.integer(12, 90),
  }));
  const state: WarehouseState = {
    sites,
    items,
    stock: sites.flatMap(({ site_id }, at) =>
      items.map(({ sku }, index) => seedStock(random, site_id, sku, at + index)),
    ),
    suppliers: random.sample(supplierNames, 3).map((name, at) => ({
      supplier_id: `SU-${61 + at * 5}`,
      name,
      lead_days: random.integer(3, 16),
      factors: Object.fromEntries(items.map(({ sku }) => [sku, random.integer(85, 125) / 100])),
    })),
    transfers: [],
    orders: [],
    counts: [],
    reservations: [],
    damages: [],
    costs: [],
    next: random.integer(2000, 7000),
  };
  seedWork(random, state);
  return state;
}

// Each site is short of one or two items.
function seedStock(random: Random, site_id: string, sku: string, place: number): Stock {
  const low = place % 4 === 0;
  return { site_id, sku, units: low ? random.integer(15, 95) : random.integer(280, 900), reserved: 0 };
}

function seedWork(random: Random, state: WarehouseState): void {
  const [from, to] = random.sample(state.sites, 2);
  const [first, second, third, fourth] = random.sample(state.items, 4);
  state.transfers.push({
    shipment_id: nextId(state, 'SH'),
    sku: first!.sku,
    from_site_id: from!.site_id,
    to_site_id: to!.site_id,
    units: random.integer(20, 90),
    status: 'moving',
  });
  state.orders.push({
    purchase_order_id: nextId(state, 'PO'),
    supplier_id: random.pick(state.suppliers).supplier_id,
    sku: second!.sku,
    site_id: to!.site_id,
    packs: random.integer(4, 30),
    date: dayOf2026(random.integer(180, 210)),
    status: 'ordered',
  });
  const counted = random.integer(90, 280);
  const count_id = nextId(state, 'CN');
  state.counts.push({ count_id, site_id: from!.site_id, sku: third!.sku, counted, approved: false });
  const reserved = stockOf(state, to!.site_id, fourth!.sku)!;
  reserved.reserved = random.integer(5, 14);
  state.reservations.push({
    reservation_id: nextId(state, 'RV'),
    site_id: reserved.site_id,
    sku: reserved.sku,
    units: reserved.reserved,
    purpose: 'customer_order',
  });
}

/** The next free id with this prefix. */
export function nextId(state: WarehouseState, prefix: string): string {
  state.next += 1;
  return `${prefix}-${state.next}`;
}

export function findSite(state: Readonly<WarehouseState>, id: string): Site | undefined {
  return state.sites.find(({ site_id }) => site_id === id);
}

export function findItem(state: Readonly<WarehouseState>, sku: string): Item | undefined {
  return state.items.find((item) => item.sku === sku);
}

/** The stock of an item at a site. Every site keeps every item. */
export function stockOf(state: Readonly<WarehouseState>, site: string, sku: string): Stock | undefined {
  return state.stock.find((entry) => entry.site_id === site && entry.sku === sku);
}

/** Units that nobody has reserved. */
export function availableUnits({ units, reserved }: Stock): number {
  return units - reserved;
}
