import { failure, toolsOf } from '../define.ts';
import { record } from '../outputs.ts';
import { toCents } from '../values.ts';
import { choice, deviceId, integer, kilowattHours, number, roomName } from './parameters.ts';
import { deviceOf, findRoom, type HomeState, nextId, wattsOf } from './state.ts';

const tool = toolsOf<HomeState>();

const getEnergyUse = tool({
  name: 'get_energy_use',
  description: 'Get the energy that a room used in the last days.',
  readOnly: true,
  parameters: {
    room_name: { ...roomName, repeatable: true },
    days: integer({
      description: 'Number of days to look back.',
      noun: 'number of days',
      supply: ['for the last {value} days', '{value} days back'],
      minimum: 1,
      maximum: 90,
      stated: '{value} days',
      draw: ({ random }) => random.integer(2, 30),
    }),
  },
  output: record({
    kilowatt_hours: ['number', 'Energy in kilowatt hours.'],
    main_device_id: 'Id of the device that used the most.',
  }),
  run: (state, given) => {
    const room = findRoom(state, given.room_name);
    if (!room) return failure('not-found', `There is no room called ${given.room_name}.`);
    const devices = state.devices.filter((device) => device.room === room);
    const [first] = [...devices].sort((left, right) => right.watts - left.watts);
    if (!first) return failure('not-found', `There are no devices in the ${room}.`);
    const hours = given.days * 3;
    const kilowatt_hours = toCents(((wattsOf(devices) + 20) * hours) / 1000);
    return { kilowatt_hours, main_device_id: first.device_id };
  },
  phrases: {
    requests: [
      'tell me how much power {room_name} has used[ over the last {days}]',
      'look up what {room_name} consumed[ in the past {days}]',
      'check the electricity that went into {room_name}[ during the last {days}]',
    ],
    ability: 'look up energy use',
    reports: [
      'It used {/kilowatt_hours} kilowatt hours, most of it through {/main_device_id}.',
      'The room took {/kilowatt_hours} kilowatt hours, and {/main_device_id} used the most.',
    ],
    outputs: {
      '/kilowatt_hours': {
        noun: 'consumption',
        verb: 'looked up',
        implied: 'the power that {room_name} used over the last {days}',
      },
      '/main_device_id': {
        noun: 'main consumer',
        verb: 'named',
        implied: 'the device that used the most in {room_name} over the last {days}',
      },
    },
  },
});

const forecastDeviceEnergy = tool({
  name: 'forecast_device_energy',
  description: 'Forecast the energy that a device takes when it runs for some hours.',
  readOnly: true,
  parameters: {
    device_id: deviceId,
    hours: integer({
      description: 'Hours that it runs.',
      noun: 'number of hours',
      supply: ['it runs {value} hours', '{value} hours, please'],
      minimum: 1,
      maximum: 500,
      stated: '{value} hours',
      draw: ({ random }) => random.integer(2, 60),
    }),
  },
  output: record({ kilowatt_hours: ['number', 'Energy in kilowatt hours.'] }),
  run: (state, given) => {
    const device = deviceOf(state, given.device_id);
    if (!device) return failure('not-found', `No device with id ${given.device_id}.`);
    return { kilowatt_hours: toCents((device.watts * given.hours) / 1000) };
  },
  phrases: {
    requests: [
      'estimate what {device_id} consumes[ in {hours}]',
      'work out how much power {device_id} needs[ if it runs for {hours}]',
      'tell me the consumption of {device_id}[ over {hours}]',
    ],
    ability: 'forecast the energy of devices',
    reports: ['It takes {/kilowatt_hours} kilowatt hours.', 'Expect {/kilowatt_hours} kilowatt hours.'],
    outputs: {
      '/kilowatt_hours': {
        noun: 'consumption',
        verb: 'estimated',
        implied: 'the power that {device_id} takes in {hours}',
      },
    },
  },
});

const getPowerTariff = tool({
  name: 'get_power_tariff',
  description: 'Get the price of electricity at a period of the day.',
  readOnly: true,
  parameters: {
    day_period: choice(['day', 'evening', 'night'], {
      description: 'Period of the day.',
      noun: 'period of the day',
      supply: ['during the {value}', 'I mean the {value}'],
      stated: 'the {value}',
      draw: ({ random }) => random.pick(['day', 'evening', 'night'] as const),
      repeatable: true,
    }),
  },
  output: record({ price_per_kwh: ['number', 'Dollars for a kilowatt hour.'] }),
  run: (state, given) => ({ price_per_kwh: state.tariff[given.day_period] }),
  phrases: {
    requests: [
      'tell me what electricity costs during {day_period}',
      'look up the price of power in {day_period}',
      'check how expensive a kilowatt hour is in {day_period}',
    ],
    ability: 'look up the price of electricity',
    reports: [
      'A kilowatt hour costs {/price_per_kwh} dollars then.',
      'The price is {/price_per_kwh} dollars for a kilowatt hour.',
    ],
    outputs: {
      '/price_per_kwh': { noun: 'price', verb: 'looked up', implied: 'the price of power during {day_period}' },
    },
  },
});

const estimateEnergyCost = tool({
  name: 'estimate_energy_cost',
  description: 'Compute what an amount of energy costs at a price.',
  readOnly: true,
  parameters: {
    kilowatt_hours: kilowattHours,
    price_per_kwh: number({
      description: 'Dollars for a kilowatt hour.',
      noun: 'price of a kilowatt hour',
      supply: ['a kilowatt hour is {value} dollars', 'the price is {value} dollars'],
      minimum: 0,
      stated: '{value} dollars a kilowatt hour',
      draw: ({ random }) => random.integer(9, 40) / 100,
    }),
  },
  output: record({ energy_cost: ['number', 'Dollars to pay.'], tax_share: ['number', 'Dollars of it that are tax.'] }),
  run: (_, given) => {
    const energy_cost = toCents(given.kilowatt_hours * given.price_per_kwh);
    return { energy_cost, tax_share: toCents(energy_cost * 0.16) };
  },
  phrases: {
    requests: [
      'work out what {kilowatt_hours} comes to[ at {price_per_kwh}]',
      'tell me what I would pay for {kilowatt_hours}[ given {price_per_kwh}]',
      'compute the bill for {kilowatt_hours}[ at {price_per_kwh}]',
    ],
    ability: 'compute energy costs',
    reports: [
      'That costs {/energy_cost} dollars, of which {/tax_share} dollars are tax.',
      'You would pay {/energy_cost} dollars, {/tax_share} dollars of it tax.',
    ],
    outputs: { '/energy_cost': { noun: 'energy cost', verb: 'worked out' } },
  },
});

const setEnergyLimit = tool({
  name: 'set_energy_limit',
  description: 'Set how much energy a room may use a week.',
  readOnly: false,
  parameters: { room_name: roomName, kilowatt_hours: kilowattHours },
  output: record({
    limit_id: 'Id of the limit.',
    expected_share: ['number', 'Percent of it that the room uses at its present power.'],
  }),
  run: (state, given) => {
    const room = findRoom(state, given.room_name);
    if (!room) return failure('not-found', `There is no room called ${given.room_name}.`);
    if (given.kilowatt_hours === 0) return failure('refused', 'The limit must be above zero.');
    const limit_id = nextId(state, 'LM');
    state.limits.push({ limit_id, room, kilowatt_hours: given.kilowatt_hours });
    const watts = wattsOf(state.devices.filter((device) => device.room === room));
    return { limit_id, expected_share: Math.round((watts * 2.1) / given.kilowatt_hours) };
  },
  phrases: {
    requests: [
      'restrict what {room_name} may consume in a week[ to {kilowatt_hours}]',
      'cap the weekly consumption of {room_name}[ at {kilowatt_hours}]',
      'put a weekly ceiling on {room_name}[, {kilowatt_hours} that is]',
    ],
    ability: 'limit the energy of rooms',
    reports: [
      'The limit {/limit_id} is set; at present the room would use {/expected_share} percent of it.',
      'Set as {/limit_id}, of which {/expected_share} percent would be used at the present power.',
    ],
    outputs: { '/limit_id': { noun: 'limit', verb: 'set' } },
  },
});

export const energyTools = [getEnergyUse, forecastDeviceEnergy, getPowerTariff, estimateEnergyCost, setEnergyLimit];
