export const cuisines = ['italian', 'thai', 'mexican', 'indian', 'japanese', 'greek', 'ethiopian', 'korean'] as const;

/** Dishes by cuisine. */
export const dishes: Record<(typeof cuisines)[number], readonly string[]> = {
  italian: ['Mushroom Risotto', 'Margherita Pizza', 'Lemon Tagliatelle', 'Tiramisu', 'Burrata Salad'],
  thai: ['Green Curry', 'Pad Thai', 'Papaya Salad', 'Mango Sticky Rice', 'Tom Yum Soup'],
  mexican: ['Fish Tacos', 'Black Bean Burrito', 'Chicken Mole', 'Churros', 'Corn Ribs'],
  indian: ['Paneer Tikka', 'Lamb Biryani', 'Lentil Dal', 'Garlic Naan', 'Mango Lassi'],
  japanese: ['Salmon Bowl', 'Miso Ramen', 'Vegetable Tempura', 'Matcha Cake', 'Tuna Rolls'],
  greek: ['Moussaka', 'Grilled Halloumi', 'Chicken Souvlaki', 'Baklava', 'Stuffed Peppers'],
  ethiopian: ['Doro Wat', 'Lentil Stew', 'Injera Platter', 'Spiced Beef Tibs', 'Honey Cake'],
  korean: ['Bibimbap', 'Kimchi Pancake', 'Beef Bulgogi', 'Fried Chicken', 'Tofu Stew'],
};

/** Names of restaurants. */
export const restaurantNames = [
  'The Brass Ladle',
  'Plum and Pepper',
  'Lantern Street',
  'Casa Brava',
  'The Hungry Heron',
  'Saffron Yard',
  'Blue Plate',
  'Nonna Celia',
  'Rice and Shine',
  'The Tin Kettle',
  'Fig Tree Kitchen',
  'Ember and Oak',
  'Little Harbor',
  'Spice Atlas',
  'The Olive Press',
  'Two Spoons',
  'Midnight Noodle',
  'Garden of Thyme',
  'The Crooked Fork',
  'Sunny Side',
  'Paprika House',
  'The Lazy Lobster',
] as const;

export const districts = ['Riverside', 'Old Town', 'Harbor', 'Hillcrest', 'Market Quarter'] as const;

/** Names of members of the loyalty club. */
export const memberNames = [
  'Alba Reyes',
  'Boris Lang',
  'Clara Whitcombe',
  'Dario Fontana',
  'Enid Marlowe',
  'Felix Adeyemi',
  'Greta Nyman',
  'Hugo Sorensen',
  'Isla McBride',
  'Jamal Carter',
  'Kira Volkova',
  'Linus Becker',
  'Mona Farouk',
  'Nico Salvatore',
  'Orla Finch',
  'Pia Lindholm',
  'Reza Tehrani',
  'Sofia Duarte',
  'Theo Armand',
  'Vera Kozak',
] as const;

/** Addresses to which food is brought. */
export const addresses = [
  '14 Maple Lane',
  '220 Station Road',
  '7 Orchard Close',
  '31 Harbor View',
  '5 Windmill Street',
  '88 Cathedral Row',
  '19 Juniper Court',
  '402 College Avenue',
  '63 Bridge Street',
  '12 Lighthouse Walk',
  '27 Baker Terrace',
  '150 Canal Side',
  '9 Rosemary Gardens',
  '74 Victory Parade',
] as const;

/** Texts of reviews. */
export const comments = [
  'the staff were lovely and the food came fast',
  'great taste, but a little loud',
  'portions are huge, we took half of it home',
  'the soup was lukewarm',
  'best dessert in town',
  'we will be back with the whole family',
  'good value for a weeknight',
  'the waiter forgot our drinks twice',
  'cosy room and candles on every table',
  'a bit salty for my taste',
  'everything was fresh and full of flavour',
  'we waited almost an hour',
  'perfect place for a birthday',
  'nice view, average food',
] as const;

/** Wishes that go with a booking. */
export const wishes = [
  'a table by the window',
  'a high chair for the baby',
  'a quiet corner',
  'space for a wheelchair',
  'a birthday candle with the dessert',
  'a table outside if it is dry',
  'no nuts in any dish',
  'a spot near the kitchen',
  'a place for the dog under the table',
  'a menu in large print',
  'a table away from the door',
  'gluten-free bread',
] as const;
