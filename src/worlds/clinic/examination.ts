import { failure, toolsOf } from '../define.ts';
import { record } from '../outputs.ts';
import { choice, number, patientId, text } from './parameters.ts';
import { type ClinicState, findPatient, nextId } from './state.ts';

const tool = toolsOf<ClinicState>();
const labPrices = { blood_count: 35, cholesterol: 28, glucose: 18, vitamin_d: 42, thyroid: 55, iron: 24 };
const labTests = ['blood_count', 'cholesterol', 'glucose', 'vitamin_d', 'thyroid', 'iron'] as const;
const weightUnits = ['kilograms', 'pounds', 'stones'] as const;
const kilogramsPerUnit = { kilograms: 1, pounds: 0.45359237, stones: 6.35029318 };

const getVitals = tool({
  name: 'get_vitals',
  description: 'Get the vital signs that were measured last for a patient.',
  readOnly: true,
  parameters: { patient_id: patientId },
  output: record({
    weight: ['number', 'Body weight.'],
    weight_unit: 'Unit of the weight: kilograms.',
    pulse: ['integer', 'Heart beats a minute.'],
  }),
  run: (state, given) => {
    const patient = findPatient(state, given.patient_id);
    if (!patient) return failure('not-found', `No patient with id ${given.patient_id}.`);
    return { weight: patient.weight_kg, weight_unit: 'kilograms', pulse: 58 + (patient.birth_year % 25) };
  },
  phrases: {
    requests: [
      'show me the last measurements of {patient_id}',
      'check the weight and pulse of {patient_id}',
      'see what was measured last for {patient_id}',
    ],
    ability: 'look up vital signs',
    reports: [
      'The weight is {/weight} {/weight_unit} and the pulse {/pulse} beats a minute.',
      'Last time it was {/weight} {/weight_unit} at a pulse of {/pulse}.',
    ],
    outputs: {
      '/weight': { noun: 'weight', verb: 'looked up', implied: 'the weight of {patient_id}' },
      '/weight_unit': { noun: 'unit', verb: 'found', implied: 'the unit of the weight of {patient_id}' },
    },
  },
});

const convertBodyWeight = tool({
  name: 'convert_body_weight',
  description: 'Convert a body weight between kilograms, pounds and stones.',
  readOnly: true,
  parameters: {
    weight: number({
      description: 'The weight to convert.',
      noun: 'weight',
      supply: ['the weight is {value}', 'it is {value}'],
      minimum: 0,
      draw: ({ random }) => random.integer(8, 190),
      repeatable: true,
    }),
    from_unit: choice(weightUnits, {
      description: 'Unit of the given weight.',
      noun: 'unit to convert from',
      supply: ['it is in {value}', 'I have it in {value}'],
      draw: ({ given, random }) => random.pick(weightUnits.filter((unit) => unit !== given.to_unit)),
    }),
    to_unit: choice(weightUnits, {
      description: 'Unit of the result.',
      noun: 'unit to convert to',
      supply: ['in {value}, please', 'I need it in {value}'],
      draw: ({ given, random }) => random.pick(weightUnits.filter((unit) => unit !== given.from_unit)),
    }),
  },
  output: record({ converted_weight: ['number', 'The weight in the new unit.'], unit: 'The new unit.' }),
  run: (_, given) => {
    const kilograms = given.weight * kilogramsPerUnit[given.from_unit];
    return {
      converted_weight: Math.round((kilograms / kilogramsPerUnit[given.to_unit]) * 10) / 10,
      unit: given.to_unit,
    };
  },
  phrases: {
    requests: [
      'turn {weight}[ {from_unit}][ into {to_unit}]',
      'work out what {weight}[ {from_unit}] on the scales is[ in {to_unit}]',
      'tell me how heavy {weight}[ {from_unit}] is[ when given in {to_unit}]',
    ],
    goals: [
      'tell me {weight}[ in {to_unit}]',
      'give me {weight}[, expressed in {to_unit}]',
      'let me know {weight}[ converted to {to_unit}]',
    ],
    ability: 'convert weights between units',
    reports: ['That is {/converted_weight} {/unit}.', 'It comes to {/converted_weight} {/unit}.'],
    outputs: { '/converted_weight': { noun: 'converted weight', verb: 'worked out' } },
  },
});

const calculateDose = tool({
  name: 'calculate_dose',
  description: 'Work out the daily dose for a body weight in kilograms.',
  readOnly: true,
  parameters: {
    weight_kg: number({
      description: 'Body weight in kilograms.',
      noun: 'weight in kilograms',
      supply: ['the weight is {value} kilograms', '{value} kilograms'],
      minimum: 1,
      maximum: 300,
      stated: '{value} kilograms',
      draw: ({ random }) => random.integer(20, 220) / 2,
    }),
    mg_per_kg: number({
      description: 'Milligrams a day for every kilogram.',
      noun: 'milligrams per kilogram',
      supply: ['{value} milligrams for every kilogram', 'calculate with {value} milligrams a kilogram'],
      minimum: 0.1,
      maximum: 100,
      stated: '{value} milligrams',
      draw: ({ random }) => random.pick([2, 2.5, 4, 5, 7.5, 10, 12.5, 15, 20]),
    }),
  },
  output: record({
    daily_dose_mg: ['number', 'Milligrams a day.'],
    doses_per_day: ['integer', 'Into how many doses the day is split.'],
  }),
  run: (_, given) => {
    const daily_dose_mg = Math.round(given.weight_kg * given.mg_per_kg * 10) / 10;
    return { daily_dose_mg, doses_per_day: daily_dose_mg > 600 ? 3 : 2 };
  },
  phrases: {
    requests: [
      'work out how much medicine a day suits {weight_kg}[ at {mg_per_kg} for every kilogram]',
      'figure out the daily dose for {weight_kg}[ when {mg_per_kg} a kilogram are due]',
      'tell me how many milligrams {weight_kg} calls for[ with {mg_per_kg} per kilogram]',
    ],
    ability: 'work out doses',
    reports: [
      'The dose is {/daily_dose_mg} milligrams a day, in {/doses_per_day} parts.',
      'Give {/daily_dose_mg} milligrams a day, split into {/doses_per_day} doses.',
    ],
    outputs: {
      '/daily_dose_mg': { noun: 'daily dose', verb: 'worked out' },
      '/doses_per_day': { noun: 'daily number of doses', verb: 'worked out' },
    },
  },
});

const orderLabTest = tool({
  name: 'order_lab_test',
  description: 'Order a laboratory test for a patient.',
  readOnly: false,
  parameters: {
    patient_id: patientId,
    lab_test: choice(labTests, {
      description: 'What is tested.',
      noun: 'laboratory test',
      supply: ['test {value}', 'it is about {value}'],
      draw: ({ random }) => random.pick(labTests),
    }),
  },
  output: record({ lab_order_id: 'Id of the order.', price: ['number', 'Price in dollars.'] }),
  run: (state, given) => {
    if (!findPatient(state, given.patient_id)) return failure('not-found', `No patient with id ${given.patient_id}.`);
    const lab_order_id = nextId(state, 'LB');
    state.labs.push({ lab_order_id, patient_id: given.patient_id, test: given.lab_test });
    return { lab_order_id, price: labPrices[given.lab_test] };
  },
  phrases: {
    requests: [
      'have the blood of {patient_id} tested[ for {lab_test}]',
      'send a sample from {patient_id} to the laboratory[ to check {lab_test}]',
      'request lab work for {patient_id}[, namely {lab_test}]',
    ],
    ability: 'order laboratory tests',
    reports: [
      'The test is ordered as {/lab_order_id} and costs {/price} dollars.',
      'Order {/lab_order_id} is with the laboratory; the price is {/price} dollars.',
    ],
    outputs: {
      '/lab_order_id': { noun: 'lab order', verb: 'placed' },
      '/price': { noun: 'price of the test', verb: 'reported' },
    },
  },
});

const getLabResult = tool({
  name: 'get_lab_result',
  description: 'Get the result of an ordered laboratory test.',
  readOnly: true,
  parameters: { lab_order_id: text({ description: 'Id of the order, such as LB-3010.', noun: 'id of the lab order' }) },
  output: record({
    result: 'low, normal or high.',
    advised_specialty: 'Field of medicine to ask next.',
    patient_id: 'Id of the tested patient.',
  }),
  run: (state, given) => {
    const lab = state.labs.find(({ lab_order_id }) => lab_order_id === given.lab_order_id);
    if (!lab) return failure('not-found', `No lab order with id ${given.lab_order_id}.`);
    const number = Number(lab.lab_order_id.slice(3));
    return {
      result: ['low', 'normal', 'high'][number % 3]!,
      advised_specialty: ['cardiology', 'neurology', 'dermatology'][number % 3]!,
      patient_id: lab.patient_id,
    };
  },
  phrases: {
    requests: [
      'tell me how {lab_order_id} came out',
      'see what the laboratory says about {lab_order_id}',
      'fetch the outcome of {lab_order_id}',
    ],
    ability: 'get laboratory results',
    reports: [
      'The value of patient {/patient_id} is {/result}; {/advised_specialty} should have a look.',
      'It came out {/result} for patient {/patient_id}, and the advice is to ask {/advised_specialty}.',
    ],
    outputs: {
      '/advised_specialty': { noun: 'specialty', verb: 'advised' },
      '/patient_id': { noun: 'tested patient', verb: 'looked up' },
    },
  },
});

export const examinationTools = [getVitals, convertBodyWeight, calculateDose, orderLabTest, getLabResult];
