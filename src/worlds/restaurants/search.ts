import { failure, toolsOf } from '../define.ts';
import { listOf, record } from '../outputs.ts';
import { anyOf } from '../values.ts';
import { choice, dishId, optional, restaurantId, text } from './parameters.ts';
import { dishOf, type RestaurantsState, restaurantOf } from './state.ts';
import { cuisines, districts } from './words.ts';

const tool = toolsOf<RestaurantsState>();

const searchRestaurants = tool({
  name: 'search_restaurants',
  description: 'List restaurants of a cuisine, in one district where wanted, best rated first.',
  readOnly: true,
  parameters: {
    cuisine: choice(cuisines, {
      description: 'Cuisine of the restaurant.',
      noun: 'cuisine',
      supply: ['{value}, please', 'something {value}'],
      stated: '{value} food',
      draw: ({ state, given, random }) => {
        const there = state.restaurants.filter(({ district }) => (given.district ?? district) === district);
        const found = anyOf(random, there);
        return cuisines.find((cuisine) => cuisine === found?.cuisine);
      },
      repeatable: true,
    }),
    district: optional(
      choice(districts, {
        description: 'District of the town; everywhere when left out.',
        noun: 'district',
        draw: ({ state, given, random }) => {
          const found = anyOf(
            random,
            state.restaurants.filter(({ cuisine }) => cuisine === given.cuisine),
          );
          return districts.find((district) => district === found?.district);
        },
      }),
    ),
  },
  output: record({
    restaurants: listOf({
      restaurant_id: 'Id of the restaurant.',
      restaurant_name: 'Name of the restaurant.',
      rating: ['number', 'Stars on average, one to five.'],
      delivery_fee: ['number', 'Dollars for a delivery.'],
    }),
  }),
  run: (state, given) => {
    const restaurants = state.restaurants
      .filter(({ cuisine }) => cuisine === given.cuisine)
      .filter(({ district }) => (given.district ?? district) === district)
      .sort((left, right) => right.rating - left.rating)
      .map(({ restaurant_id, name, rating, delivery_fee }) => ({
        restaurant_id,
        restaurant_name: name,
        rating,
        delivery_fee,
      }));
    return restaurants.length > 0 ? { restaurants } : failure('not-found', `There is no ${given.cuisine} food there.`);
  },
  phrases: {
    requests: [
      'look for places that serve {cuisine}[ in {district}]',
      'see where I can get {cuisine}[ around {district}]',
      'suggest a restaurant with {cuisine}[ in {district}]',
      'tell me who is known for {cuisine}[ in {district}]',
    ],
    ability: 'search for restaurants',
    reports: [
      'The best rated is {/restaurants/0/restaurant_name} ({/restaurants/0/restaurant_id}) with {/restaurants/0/rating} stars; delivery is {/restaurants/0/delivery_fee} dollars.',
      '{/restaurants/0/restaurant_name} leads with {/restaurants/0/rating} stars and delivers for {/restaurants/0/delivery_fee} dollars ({/restaurants/0/restaurant_id}).',
    ],
    outputs: {
      '/restaurants/*/restaurant_id': {
        noun: 'restaurant',
        verb: 'found',
        implied: 'the best rated restaurant for {cuisine}',
      },
      '/restaurants/*/restaurant_name': {
        noun: 'restaurant',
        verb: 'found',
        implied: 'the best rated restaurant for {cuisine}',
      },
    },
  },
});

const getRestaurantDetails = tool({
  name: 'get_restaurant_details',
  description: 'Get what is known about a restaurant by its name.',
  readOnly: true,
  parameters: {
    restaurant_name: text({
      description: 'Name of the restaurant, such as Blue Plate.',
      noun: 'name of the restaurant',
      supply: ['it is called {value}', 'I mean {value}'],
      draw: ({ state, random }) => random.pick(state.restaurants).name,
      repeatable: true,
    }),
  },
  output: record({
    restaurant_id: 'Id of the restaurant.',
    cuisine: 'Cuisine of the restaurant.',
    district: 'District of the town.',
    delivery_fee: ['number', 'Dollars for a delivery.'],
  }),
  run: (state, given) => {
    const restaurant = state.restaurants.find(({ name }) => name.toLowerCase() === given.restaurant_name.toLowerCase());
    if (!restaurant) return failure('not-found', `There is no restaurant called ${given.restaurant_name}.`);
    const { restaurant_id, cuisine, district, delivery_fee } = restaurant;
    return { restaurant_id, cuisine, district, delivery_fee };
  },
  phrases: {
    requests: [
      'tell me about {restaurant_name}',
      'find out where {restaurant_name} is and what they cook',
      'look {restaurant_name} up for me',
    ],
    ability: 'look up restaurants',
    reports: [
      'It is {/restaurant_id}, serves {/cuisine} food in {/district} and delivers for {/delivery_fee} dollars.',
      'You find {/cuisine} food there, in {/district}; delivery costs {/delivery_fee} dollars ({/restaurant_id}).',
    ],
    outputs: {
      '/restaurant_id': { noun: 'restaurant', verb: 'looked up', implied: '{restaurant_name}' },
      '/cuisine': { noun: 'cuisine', verb: 'reported', implied: 'the same cuisine as {restaurant_name}' },
      '/district': { noun: 'district', verb: 'reported', implied: 'the district of {restaurant_name}' },
    },
  },
});

const getMenu = tool({
  name: 'get_menu',
  description: 'Get the dishes of a restaurant, cheapest first.',
  readOnly: true,
  parameters: { restaurant_id: { ...restaurantId, repeatable: true } },
  output: record({
    dishes: listOf({
      dish_id: 'Id of the dish.',
      dish_name: 'Name of the dish.',
      price: ['number', 'Price in dollars.'],
    }),
  }),
  run: (state, given) => {
    if (!restaurantOf(state, given.restaurant_id))
      return failure('not-found', `No restaurant with id ${given.restaurant_id}.`);
    const dishes = state.dishes
      .filter(({ restaurant_id }) => restaurant_id === given.restaurant_id)
      .sort((left, right) => left.price - right.price)
      .map(({ dish_id, name, price }) => ({ dish_id, dish_name: name, price }));
    return { dishes };
  },
  phrases: {
    requests: [
      'show me what {restaurant_id} serves',
      'read me the dishes that {restaurant_id} offers',
      'see what I could eat at {restaurant_id}',
    ],
    ability: 'show menus',
    reports: [
      'The cheapest dish is {/dishes/0/dish_name} ({/dishes/0/dish_id}) for {/dishes/0/price} dollars.',
      'They offer {/dishes/0/dish_name} for {/dishes/0/price} dollars and more; its id is {/dishes/0/dish_id}.',
    ],
    outputs: {
      '/dishes/*/dish_id': { noun: 'dish', verb: 'listed', implied: 'the cheapest dish of {restaurant_id}' },
      '/dishes/*/price': {
        noun: 'price',
        verb: 'listed',
        implied: 'the price of the cheapest dish of {restaurant_id}',
      },
    },
  },
});

const getDishFacts = tool({
  name: 'get_dish_facts',
  description: 'Get the price, the calories and the restaurant of a dish.',
  readOnly: true,
  parameters: { dish_id: { ...dishId, repeatable: true } },
  output: record({
    dish_name: 'Name of the dish.',
    price: ['number', 'Price in dollars.'],
    calories: ['integer', 'Calories of a portion.'],
    restaurant_id: 'Id of the restaurant that cooks it.',
  }),
  run: (state, given) => {
    const dish = dishOf(state, given.dish_id);
    if (!dish) return failure('not-found', `No dish with id ${given.dish_id}.`);
    const { name, price, calories, restaurant_id } = dish;
    return { dish_name: name, price, calories, restaurant_id };
  },
  phrases: {
    requests: [
      'tell me how many calories {dish_id} has',
      'check what {dish_id} is and what it costs',
      'find out more about {dish_id}',
    ],
    ability: 'look up facts about dishes',
    reports: [
      '{/dish_name} costs {/price} dollars and has {/calories} calories; {/restaurant_id} cooks it.',
      'It is {/dish_name} from {/restaurant_id}: {/calories} calories for {/price} dollars.',
    ],
    outputs: {
      '/price': { noun: 'price', verb: 'looked up', implied: 'the price of {dish_id}' },
      '/restaurant_id': { noun: 'restaurant', verb: 'named', implied: 'the restaurant that cooks {dish_id}' },
    },
  },
});

export const searchTools = [searchRestaurants, getRestaurantDetails, getMenu, getDishFacts];
