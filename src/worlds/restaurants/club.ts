import { failure, toolsOf } from '../define.ts';
import { record } from '../outputs.ts';
import { integer, memberId, restaurantId, text } from './parameters.ts';
import { nextId, type RestaurantsState, restaurantOf } from './state.ts';

const tool = toolsOf<RestaurantsState>();

const findMember = tool({
  name: 'find_member',
  description: 'Find a member of the loyalty club by full name.',
  readOnly: true,
  parameters: {
    member_name: text({
      description: 'Full name of the member, such as Alba Reyes.',
      noun: 'name of the member',
      supply: ['the name is {value}', 'it is {value}'],
      draw: ({ state, random }) => random.pick(state.members).name,
      repeatable: true,
    }),
  },
  output: record({ member_id: 'Id of the member.', points: ['integer', 'Points of the member.'] }),
  run: (state, given) => {
    const member = state.members.find(({ name }) => name.toLowerCase() === given.member_name.toLowerCase());
    if (!member) return failure('not-found', `No member called ${given.member_name}.`);
    return { member_id: member.member_id, points: member.points };
  },
  phrases: {
    requests: [
      'check how many loyalty points {member_name} has',
      'look {member_name} up in the loyalty club',
      'tell me the point balance of {member_name}',
    ],
    ability: 'look up members of the loyalty club',
    reports: [
      '{member_name} is {/member_id} and has {/points} points.',
      'There are {/points} points on the card of {member_name} ({/member_id}).',
    ],
    outputs: {
      '/member_id': { noun: 'member', verb: 'looked up', implied: '{member_name}' },
      '/points': { noun: 'number of points', verb: 'reported', implied: 'all the points of {member_name}' },
    },
  },
});

const exchangePoints = tool({
  name: 'exchange_points',
  description: 'Turn points of a member into a food voucher; a hundred points are worth a dollar.',
  readOnly: false,
  destructive: true,
  parameters: {
    member_id: memberId,
    points: integer({
      description: 'Points to use.',
      noun: 'number of points',
      supply: ['use {value} points', '{value} points, please'],
      minimum: 50,
      stated: '{value} points',
      draw: ({ state, given, random }) => {
        const member = state.members.find(({ member_id }) => member_id === given.member_id);
        const most = Math.floor((member?.points ?? 500) / 50);
        return most < 1 ? undefined : random.integer(Math.ceil(most / 3), most) * 50;
      },
    }),
  },
  output: record({
    voucher_code: 'Code of the voucher.',
    voucher_value: ['number', 'What it is worth in dollars.'],
    points_left: ['integer', 'Points that the member still has.'],
  }),
  run: (state, given) => {
    const member = state.members.find(({ member_id }) => member_id === given.member_id);
    if (!member) return failure('not-found', `No member with id ${given.member_id}.`);
    if (member.points < given.points) return failure('refused', `${member.name} has only ${member.points} points.`);
    member.points -= given.points;
    const voucher_code = nextId(state, 'FV');
    const voucher_value = given.points / 100;
    state.vouchers.push({ voucher_code, value: voucher_value });
    return { voucher_code, voucher_value, points_left: member.points };
  },
  phrases: {
    requests: [
      'make a voucher out of loyalty points of {member_id}[ by using {points}]',
      'let {member_id} trade loyalty points for a voucher[, using {points}]',
      'cash in loyalty points for {member_id}[, that is {points}]',
    ],
    ability: 'turn loyalty points into vouchers',
    reports: [
      'The voucher {/voucher_code} is worth {/voucher_value} dollars, and {/points_left} points are left.',
      'You have voucher {/voucher_code} over {/voucher_value} dollars; {/points_left} points remain.',
    ],
    outputs: {
      '/voucher_code': { noun: 'voucher', verb: 'issued' },
      '/voucher_value': { noun: 'voucher value', verb: 'reported' },
    },
  },
});

const giftPoints = tool({
  name: 'gift_points',
  description: 'Give a member bonus points for visiting a restaurant.',
  readOnly: false,
  parameters: { member_id: memberId, restaurant_id: restaurantId },
  output: record({ points: ['integer', 'Points that the member has now.'], bonus: ['integer', 'Points given.'] }),
  run: (state, given) => {
    const member = state.members.find(({ member_id }) => member_id === given.member_id);
    const restaurant = restaurantOf(state, given.restaurant_id);
    if (!member) return failure('not-found', `No member with id ${given.member_id}.`);
    if (!restaurant) return failure('not-found', `No restaurant with id ${given.restaurant_id}.`);
    const bonus = Math.round(restaurant.rating) * 25;
    member.points += bonus;
    return { points: member.points, bonus };
  },
  phrases: {
    requests: [
      'credit {member_id} with a visit[ to {restaurant_id}]',
      'let {member_id} collect the bonus for eating out[ at {restaurant_id}]',
      'register a meal for {member_id}[ at {restaurant_id}] so that the bonus counts',
    ],
    ability: 'credit visits',
    reports: [
      'The visit brought {/bonus} points, which makes {/points} in all.',
      'That is {/bonus} points more; the balance is {/points}.',
    ],
    outputs: { '/bonus': { noun: 'bonus', verb: 'reported' } },
  },
});

export const clubTools = [findMember, exchangePoints, giftPoints];
