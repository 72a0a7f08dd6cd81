import { failure, toolsOf } from '../define.ts';
import { listOf, record } from '../outputs.ts';
import { anyOf } from '../values.ts';
import { flag, integer, restaurantId, text } from './parameters.ts';
import { nextId, type RestaurantsState, restaurantOf } from './state.ts';
import { comments } from './words.ts';

const tool = toolsOf<RestaurantsState>();

const postReview = tool({
  name: 'post_review',
  description: 'Review a restaurant with stars and a comment.',
  readOnly: false,
  parameters: {
    restaurant_id: restaurantId,
    stars: integer({
      description: 'Stars, one to five.',
      noun: 'number of stars',
      supply: ['give it {value} stars', '{value} stars'],
      minimum: 1,
      maximum: 5,
      stated: '{value} stars',
      draw: ({ random }) => random.integer(2, 5),
    }),
    comment: text({
      description: 'What to say about it.',
      noun: 'comment',
      supply: ['write "{value}"', 'it should say "{value}"'],
      stated: '"{value}"',
      draw: ({ random }) => random.pick(comments),
    }),
  },
  output: record({ review_id: 'Id of the review.', new_rating: ['number', 'Rating of the restaurant now.'] }),
  run: (state, given) => {
    const restaurant = restaurantOf(state, given.restaurant_id);
    if (!restaurant) return failure('not-found', `No restaurant with id ${given.restaurant_id}.`);
    const review_id = nextId(state, 'RV');
    const { restaurant_id } = restaurant;
    state.reviews.push({ review_id, restaurant_id, stars: given.stars, comment: given.comment, votes: 0 });
    restaurant.rating = Math.round((restaurant.rating * 9 + given.stars) * 10) / 100;
    return { review_id, new_rating: restaurant.rating };
  },
  phrases: {
    requests: [
      'rate {restaurant_id}[ with {stars}][ and write {comment}]',
      'tell others what I think of {restaurant_id}[: {stars}][, {comment}]',
      'give feedback on {restaurant_id}[ with {stars}][ and the words {comment}]',
    ],
    ability: 'review restaurants',
    reports: [
      'Your review {/review_id} is out; the rating is {/new_rating} now.',
      'It is posted as {/review_id}, which brings the rating to {/new_rating}.',
    ],
    outputs: { '/review_id': { noun: 'review', verb: 'posted' } },
  },
});

const listReviews = tool({
  name: 'list_reviews',
  description: 'List the reviews of a restaurant, worst first.',
  readOnly: true,
  parameters: { restaurant_id: { ...restaurantId, repeatable: true } },
  output: record({
    reviews: listOf({
      review_id: 'Id of the review.',
      stars: ['integer', 'Stars, one to five.'],
      comment: 'What it says.',
    }),
  }),
  run: (state, given) => {
    if (!restaurantOf(state, given.restaurant_id))
      return failure('not-found', `No restaurant with id ${given.restaurant_id}.`);
    const reviews = state.reviews
      .filter(({ restaurant_id }) => restaurant_id === given.restaurant_id)
      .sort((left, right) => left.stars - right.stars)
      .map(({ review_id, stars, comment }) => ({ review_id, stars, comment }));
    return { reviews };
  },
  phrases: {
    requests: [
      'read me what people say about {restaurant_id}',
      'see how others liked {restaurant_id}',
      'find out what guests complain about at {restaurant_id}',
    ],
    ability: 'read reviews',
    reports: [
      'The most critical one ({/reviews/0/review_id}) gives {/reviews/0/stars} stars: "{/reviews/0/comment}".',
      'Somebody gave {/reviews/0/stars} stars and wrote "{/reviews/0/comment}" ({/reviews/0/review_id}).',
    ],
    outputs: {
      '/reviews/*/review_id': { noun: 'review', verb: 'listed', implied: 'the worst review of {restaurant_id}' },
    },
  },
});

const voteReview = tool({
  name: 'vote_review',
  description: 'Say whether a review is helpful.',
  readOnly: false,
  parameters: {
    review_id: text({
      description: 'Id of the review, such as RV-2101.',
      noun: 'review id',
      supply: ['it is review {value}', 'I mean review {value}'],
      stated: 'review {value}',
      draw: ({ state, random }) => anyOf(random, state.reviews)?.review_id,
    }),
    helpful: flag({
      description: 'True for helpful, false for not helpful.',
      noun: 'verdict',
      spoken: { true: 'helpful', false: 'not helpful' },
      supply: ['it is {value}', 'I find it {value}'],
      draw: ({ random }) => random.chance(0.6),
    }),
  },
  output: record({ votes: ['integer', 'Helpful votes less the others.'], restaurant_id: 'Id of the restaurant.' }),
  run: (state, given) => {
    const review = state.reviews.find(({ review_id }) => review_id === given.review_id);
    if (!review) return failure('not-found', `No review with id ${given.review_id}.`);
    review.votes += given.helpful ? 1 : -1;
    return { votes: review.votes, restaurant_id: review.restaurant_id };
  },
  phrases: {
    requests: [
      'mark {review_id}[ as {helpful}]',
      'vote on {review_id}[, which I find {helpful}]',
      'let them know what I think of {review_id}[: {helpful}]',
    ],
    ability: 'vote on reviews',
    reports: [
      'The review of {/restaurant_id} stands at {/votes} vote(s) now.',
      'Counted; that makes {/votes} vote(s) for the review of {/restaurant_id}.',
    ],
    outputs: { '/restaurant_id': { noun: 'restaurant', verb: 'named' } },
  },
});

export const reviewTools = [postReview, listReviews, voteReview];
