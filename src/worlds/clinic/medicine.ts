import { failure, toolsOf } from '../define.ts';
import { record } from '../outputs.ts';
import { dayOf2026 } from '../values.ts';
import { choice, integer, patientId, prescriptionId, text } from './parameters.ts';
import { type ClinicState, districts, findPatient, medications, nextId } from './state.ts';

const tool = toolsOf<ClinicState>();

const prescribeMedication = tool({
  name: 'prescribe_medication',
  description: 'Write a prescription for a patient.',
  readOnly: false,
  parameters: {
    patient_id: patientId,
    medication: text({
      description: 'Name of the medicine.',
      noun: 'medicine',
      supply: ['the medicine is {value}', 'I mean {value}'],
      draw: ({ random }) => random.pick(medications),
    }),
    days: integer({
      description: 'For how many days.',
      noun: 'number of days',
      supply: ['for {value} days', 'make it {value} days'],
      minimum: 1,
      maximum: 90,
      stated: '{value} days',
      draw: ({ random }) => random.pick([5, 7, 10, 14, 21, 28, 30, 60]),
    }),
    doses_per_day: integer({
      description: 'How many doses a day.',
      noun: 'number of doses a day',
      supply: ['{value} doses a day', 'to be taken {value} times a day'],
      minimum: 1,
      maximum: 6,
      stated: '{value} doses a day',
      draw: ({ random }) => random.integer(2, 4),
    }),
  },
  output: record({
    prescription_id: 'Id of the prescription.',
    quantity: ['integer', 'Doses in all.'],
    valid_until: 'Last day on which it can be filled.',
  }),
  run: (state, given) => {
    const { patient_id, medication, days } = given;
    if (!findPatient(state, patient_id)) return failure('not-found', `No patient with id ${patient_id}.`);
    const prescription_id = nextId(state, 'RX');
    state.prescriptions.push({ prescription_id, patient_id, medication, days, refills: 2 });
    return {
      prescription_id,
      quantity: days * given.doses_per_day,
      valid_until: dayOf2026(200 + (state.next % 60)),
    };
  },
  phrases: {
    requests: [
      'write {patient_id} up for {medication}[ for {days}][, to be taken at {doses_per_day}]',
      'put {patient_id} on {medication}[ for {days}][ with {doses_per_day}]',
      'issue a prescription of {medication} to {patient_id}[ over {days}][ at {doses_per_day}]',
    ],
    ability: 'write prescriptions',
    reports: [
      'The prescription {/prescription_id} covers {/quantity} doses and is valid until {/valid_until}.',
      '{/quantity} doses of {medication} are prescribed under {/prescription_id}, valid until {/valid_until}.',
    ],
    outputs: {
      '/prescription_id': { noun: 'prescription', verb: 'wrote' },
    },
  },
});

const refillPrescription = tool({
  name: 'refill_prescription',
  description: 'Renew a prescription that has refills left.',
  readOnly: false,
  parameters: { prescription_id: prescriptionId },
  output: record({ refills_left: ['integer', 'Refills left.'], ready_date: 'Day from which it can be filled.' }),
  run: (state, given) => {
    const prescription = state.prescriptions.find(({ prescription_id }) => prescription_id === given.prescription_id);
    if (!prescription) return failure('not-found', `No prescription with id ${given.prescription_id}.`);
    if (prescription.refills === 0) return failure('refused', `${prescription.prescription_id} has no refills left.`);
    prescription.refills -= 1;
    return { refills_left: prescription.refills, ready_date: dayOf2026(165 + (state.next % 20)) };
  },
  phrases: {
    requests: [
      'renew {prescription_id}',
      'have {prescription_id} filled once more',
      'extend {prescription_id} for another round',
    ],
    ability: 'renew prescriptions',
    reports: [
      'It can be filled from {/ready_date} on, with {/refills_left} refill(s) left.',
      'Renewed: ready on {/ready_date}, {/refills_left} refill(s) remain.',
    ],
  },
});

const findPharmacy = tool({
  name: 'find_pharmacy',
  description: 'Find the pharmacy of a district.',
  readOnly: true,
  parameters: {
    district: choice(districts, {
      description: 'District of the city.',
      noun: 'district',
      supply: ['in {value}, please', 'the district is {value}'],
      draw: ({ random }) => random.pick(districts),
      repeatable: true,
    }),
  },
  output: record({ pharmacy_id: 'Id of the pharmacy.', pharmacy_name: 'Name of the pharmacy.' }),
  run: (state, given) => {
    const pharmacy = state.pharmacies.find(({ district }) => district === given.district);
    if (!pharmacy) return failure('not-found', `No pharmacy in ${given.district}.`);
    return { pharmacy_id: pharmacy.pharmacy_id, pharmacy_name: pharmacy.name };
  },
  phrases: {
    requests: [
      'tell me where to get medicine in {district}',
      'see which chemist there is in {district}',
      'look up a place in {district} that fills prescriptions',
    ],
    ability: 'find pharmacies',
    reports: [
      'In {district} there is {/pharmacy_name} ({/pharmacy_id}).',
      '{/pharmacy_name} is the place in {district}; its id is {/pharmacy_id}.',
    ],
    outputs: {
      '/pharmacy_id': { noun: 'pharmacy', verb: 'looked up', implied: 'the pharmacy in {district}' },
    },
  },
});

const sendPrescription = tool({
  name: 'send_prescription',
  description: 'Send a prescription to a pharmacy to be filled.',
  readOnly: false,
  parameters: {
    prescription_id: prescriptionId,
    pharmacy_id: text({
      description: 'Id of the pharmacy, such as PH-15.',
      noun: 'pharmacy id',
      supply: ['pharmacy {value}, please', 'it goes to pharmacy {value}'],
      stated: 'pharmacy {value}',
      draw: ({ state, random }) => random.pick(state.pharmacies).pharmacy_id,
    }),
  },
  output: record({
    pickup_id: 'Id for the pick-up.',
    price: ['number', 'Price in dollars.'],
    pickup_date: 'Day on which the medicine is ready.',
  }),
  run: (state, given) => {
    const { prescription_id, pharmacy_id } = given;
    const prescription = state.prescriptions.find((candidate) => candidate.prescription_id === prescription_id);
    if (!prescription) return failure('not-found', `No prescription with id ${prescription_id}.`);
    if (!state.pharmacies.some((pharmacy) => pharmacy.pharmacy_id === pharmacy_id))
      return failure('not-found', `No pharmacy with id ${pharmacy_id}.`);
    const pickup_id = nextId(state, 'PU');
    state.pickups.push({ pickup_id, prescription_id, pharmacy_id });
    return { pickup_id, price: 6 + prescription.days * 0.5, pickup_date: dayOf2026(166 + (state.next % 15)) };
  },
  phrases: {
    requests: [
      'have {prescription_id} filled[ at {pharmacy_id}]',
      'pass {prescription_id} on[ to {pharmacy_id}] so that it can be picked up',
      'transmit {prescription_id}[ to {pharmacy_id}]',
    ],
    ability: 'send prescriptions to a pharmacy',
    reports: [
      'It is ready on {/pickup_date} under {/pickup_id} and costs {/price} dollars.',
      'Pick it up from {/pickup_date} on ({/pickup_id}); the price is {/price} dollars.',
    ],
    outputs: {
      '/pickup_id': { noun: 'pick-up', verb: 'arranged' },
      '/price': { noun: 'price', verb: 'reported' },
    },
  },
});

export const medicineTools = [prescribeMedication, refillPrescription, findPharmacy, sendPrescription];
