import { failure, toolsOf } from '../define.ts';
import { listOf, record } from '../outputs.ts';
import { roundNumber, toCents } from '../values.ts';
import { choice, city, number, text } from './parameters.ts';
import { productCategories, type ShopState } from './state.ts';

const tool = toolsOf<ShopState>();
const currencies = ['EUR', 'GBP', 'CAD', 'JPY', 'SEK'] as const;

const searchProducts = tool({
  name: 'search_products',
  description: 'List the products of a category that are in stock, cheapest first.',
  readOnly: true,
  parameters: {
    category: choice(productCategories, {
      description: 'Category of the catalogue.',
      noun: 'category',
      supply: ['look under {value}', 'the category is {value}'],
      draw: ({ random }) => random.pick(productCategories),
      repeatable: true,
    }),
  },
  output: record({
    products: listOf({
      product_id: 'Id of the product.',
      product_name: 'Name of the product.',
      price: ['number', 'Price in dollars.'],
    }),
  }),
  run: (state, given) => {
    const products = state.products
      .filter(({ category, stock }) => category === given.category && stock > 0)
      .sort((left, right) => left.price - right.price)
      .map(({ product_id, name, price }) => ({ product_id, product_name: name, price }));
    return { products };
  },
  phrases: {
    requests: [
      'show me what we sell under {category}',
      'see which items under {category} are in stock',
      'browse the {category} section for me',
      'list everything we have under {category}',
    ],
    ability: 'list the products of a category',
    reports: [
      'Under {category} the cheapest is the {/products/0/product_name} ({/products/0/product_id}) for {/products/0/price} dollars.',
      'The {/products/0/product_name} costs {/products/0/price} dollars, the lowest price under {category}.',
    ],
    outputs: {
      '/products/*/product_id': { noun: 'product', verb: 'listed', implied: 'the cheapest item under {category}' },
      '/products/*/price': {
        noun: 'price',
        verb: 'listed',
        implied: 'the price of the cheapest item under {category}',
      },
    },
  },
});

const getProduct = tool({
  name: 'get_product',
  description: 'Get a product by its name: price, weight and stock.',
  readOnly: true,
  parameters: {
    product_name: text({
      description: 'Name of the product, such as desk lamp.',
      noun: 'name of the product',
      supply: ['I mean the {value}', 'it is the {value}'],
      stated: 'the {value}',
      draw: ({ state, random }) => random.pick(state.products).name,
      repeatable: true,
    }),
  },
  output: record({
    product_id: 'Id of the product.',
    price: ['number', 'Price in dollars.'],
    weight_grams: ['integer', 'Weight with packaging in grams.'],
    stock: ['integer', 'Pieces in stock.'],
  }),
  run: (state, given) => {
    const product = state.products.find(({ name }) => name.toLowerCase() === given.product_name.toLowerCase());
    if (!product) return failure('not-found', `No product called ${given.product_name}.`);
    const { product_id, price, weight_grams, stock } = product;
    return { product_id, price, weight_grams, stock };
  },
  phrases: {
    requests: [
      'tell me the price and stock of {product_name}',
      'look up what we charge for {product_name}',
      'check how many pieces of {product_name} are left',
    ],
    ability: 'look up products',
    reports: [
      'The {product_name} ({/product_id}) costs {/price} dollars; {/stock} are in stock.',
      'There are {/stock} of {product_name} left at {/price} dollars each ({/product_id}).',
    ],
    outputs: {
      '/product_id': { noun: 'product', verb: 'looked up', implied: '{product_name}' },
      '/price': { noun: 'price', verb: 'found', implied: 'the price of {product_name}' },
      '/weight_grams': { noun: 'weight', verb: 'found', implied: 'the weight of {product_name}' },
    },
  },
});

const convertPrice = tool({
  name: 'convert_price',
  description: 'Convert an amount in dollars into the currency of a customer.',
  readOnly: true,
  parameters: {
    amount: number({
      description: 'Amount in dollars.',
      noun: 'amount in dollars',
      supply: ['it is about {value} dollars', 'the amount is {value} dollars'],
      minimum: 0,
      stated: '{value} dollars',
      draw: ({ random }) => roundNumber(random, 5, 300, 5),
      repeatable: true,
    }),
    currency: choice(currencies, {
      description: 'Currency to convert to, as an ISO code.',
      noun: 'currency',
      supply: ['in {value}, please', 'I need it in {value}'],
      draw: ({ random }) => random.pick(currencies),
    }),
  },
  output: record({ converted_price: ['number', 'Amount in the currency.'] }),
  run: (state, given) => ({ converted_price: toCents(given.amount * state.rates[given.currency]!) }),
  phrases: {
    requests: [
      'say what {amount} would be[ in {currency}]',
      'work out {amount} in foreign money[, namely {currency}]',
      'tell me how much {amount} comes to[ in {currency}]',
    ],
    goals: [
      'tell me {amount}[ in {currency}]',
      'let me know {amount}[, expressed in {currency}]',
      'work out {amount} in foreign money[, namely {currency}]',
    ],
    ability: 'convert prices into other currencies',
    reports: ['That is {/converted_price} {currency}.', 'In {currency} it comes to {/converted_price}.'],
    outputs: { '/converted_price': { noun: 'converted price', verb: 'worked out' } },
  },
});

const quoteShipping = tool({
  name: 'quote_shipping',
  description: 'Get what it costs to send a weight to a city, and how long it takes.',
  readOnly: true,
  parameters: {
    weight_grams: number({
      description: 'Weight in grams.',
      noun: 'weight in grams',
      supply: ['it weighs {value} grams', 'the weight is {value} grams'],
      minimum: 1,
      stated: '{value} grams',
      draw: ({ random }) => roundNumber(random, 200, 6000, 50),
    }),
    city: { ...city, repeatable: true },
  },
  output: record({
    shipping_cost: ['number', 'Cost in dollars.'],
    delivery_days: ['integer', 'Days on the way.'],
  }),
  run: (_, given) => ({
    shipping_cost: toCents(3.5 + given.weight_grams * 0.002 + given.city.length * 0.25),
    delivery_days: 2 + (given.city.length % 4),
  }),
  phrases: {
    requests: [
      'find out what sending {weight_grams}[ to {city}] costs',
      'get me the postage for {weight_grams}[ going to {city}]',
      'tell me how long and how dear a parcel of {weight_grams}[ to {city}] is',
    ],
    goals: [
      'work out the postage for {weight_grams}[ when sent to {city}]',
      'given {weight_grams}, tell me what the delivery[ to {city}] costs',
      'find out what I pay for sending[ to {city}], going by {weight_grams}',
    ],
    ability: 'quote the cost of shipping',
    reports: [
      'Shipping costs {/shipping_cost} dollars and takes {/delivery_days} days.',
      'It takes {/delivery_days} days and costs {/shipping_cost} dollars.',
    ],
    outputs: {
      '/shipping_cost': { noun: 'shipping cost', verb: 'quoted' },
    },
  },
});

export const catalogueTools = [searchProducts, getProduct, convertPrice, quoteShipping];
