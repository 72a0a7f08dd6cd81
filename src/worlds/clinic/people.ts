import { failure, toolsOf } from '../define.ts';
import { listOf, record } from '../outputs.ts';
import { anyOf } from '../values.ts';
import { choice, doctorId, integer, patientId, specialty, text } from './parameters.ts';
import { type ClinicState, findPatient, nextId, patientNames } from './state.ts';

const tool = toolsOf<ClinicState>();

const findPatientByName = tool({
  name: 'find_patient',
  description: 'Find a registered patient by name.',
  readOnly: true,
  parameters: {
    patient_name: text({
      description: 'Full name of the patient, such as Gwen Pritchard.',
      noun: 'name of the patient',
      supply: ['the name is {value}', 'it is {value}'],
      draw: ({ state, random }) => random.pick(state.patients).name,
      repeatable: true,
    }),
  },
  output: record({
    patient_id: 'Id of the patient.',
    birth_year: ['integer', 'Year of birth.'],
    phone: 'Phone number of the patient.',
  }),
  run: (state, given) => {
    const patient = state.patients.find(({ name }) => name.toLowerCase() === given.patient_name.toLowerCase());
    if (!patient) return failure('not-found', `No patient called ${given.patient_name}.`);
    return { patient_id: patient.patient_id, birth_year: patient.birth_year, phone: patient.phone };
  },
  phrases: {
    requests: [
      'pull up the file of {patient_name}',
      'get me the contact details of {patient_name}',
      'see whether we have {patient_name} on record',
      'look for {patient_name} in our files',
    ],
    ability: 'look up patients',
    reports: [
      '{patient_name} is patient {/patient_id}, born in {/birth_year}, phone {/phone}.',
      'I found {patient_name} as {/patient_id}; the phone number is {/phone}.',
    ],
    outputs: {
      '/patient_id': { noun: 'patient', verb: 'looked up', implied: '{patient_name}' },
    },
  },
});

const registerPatient = tool({
  name: 'register_patient',
  description: 'Register a new patient.',
  readOnly: false,
  parameters: {
    patient_name: text({
      description: 'Full name of the patient.',
      noun: 'name of the patient',
      supply: ['the name is {value}', 'it is {value}'],
      draw: ({ state, random }) =>
        anyOf(
          random,
          patientNames.filter((name) => !state.patients.some((patient) => patient.name === name)),
        ),
    }),
    birth_year: integer({
      description: 'Year of birth.',
      noun: 'year of birth',
      supply: ['born in {value}', 'the year of birth is {value}'],
      minimum: 1900,
      maximum: 2026,
      draw: ({ random }) => random.integer(1940, 2020),
    }),
    phone: text({
      description: 'Phone number, such as 555-0142.',
      noun: 'phone number',
      supply: ['the phone number is {value}', 'call {value}'],
      draw: ({ random }) => `555-01${random.integer(10, 99)}`,
    }),
  },
  output: record({ patient_id: 'Id of the new patient.', file_number: 'Number of the paper file.' }),
  run: (state, given) => {
    const { patient_name, birth_year, phone } = given;
    if (state.patients.some(({ name }) => name.toLowerCase() === patient_name.toLowerCase()))
      return failure('refused', `${patient_name} is already registered.`);
    const patient_id = nextId(state, 'PT');
    state.patients.push({ patient_id, name: patient_name, birth_year, phone, weight_kg: 60 + (state.next % 30) });
    return { patient_id, file_number: `F-${state.next * 3}` };
  },
  phrases: {
    requests: [
      'sign up {patient_name} as somebody new here[, born in {birth_year}][, phone {phone}]',
      'open a file for {patient_name}[, year of birth {birth_year}][, reachable at {phone}]',
      'add {patient_name} to our records[ with {birth_year} as the year of birth][ and {phone} as the phone number]',
    ],
    ability: 'register new patients',
    reports: [
      '{patient_name} is registered as {/patient_id} with file {/file_number}.',
      'The new file is {/file_number}; {patient_name} has the id {/patient_id}.',
    ],
    outputs: { '/patient_id': { noun: 'patient', verb: 'registered' } },
  },
});

const findDoctors = tool({
  name: 'find_doctors',
  description: 'List the doctors of a specialty, the one with most free slots first.',
  readOnly: true,
  parameters: { specialty: { ...specialty, repeatable: true } },
  output: record({
    doctors: listOf({
      doctor_id: 'Id of the doctor.',
      doctor_name: 'Name of the doctor.',
      free_slots: ['integer', 'How many slots are free.'],
    }),
  }),
  run: (state, given) => {
    const doctors = state.doctors
      .filter((doctor) => doctor.specialty === given.specialty)
      .map(({ doctor_id, name }) => ({
        doctor_id,
        doctor_name: name,
        free_slots: state.slots.filter((slot) => slot.doctor_id === doctor_id && !slot.taken).length,
      }))
      .sort((left, right) => right.free_slots - left.free_slots);
    return { doctors };
  },
  phrases: {
    requests: [
      'see who works in {specialty} here',
      'tell me which physicians we have for {specialty}',
      'check who could see somebody in {specialty}',
    ],
    ability: 'find doctors by specialty',
    reports: [
      'For {specialty} there is {/doctors/0/doctor_name} ({/doctors/0/doctor_id}) with {/doctors/0/free_slots} free slot(s).',
      '{/doctors/0/doctor_name} works in {specialty} and has {/doctors/0/free_slots} slot(s) left.',
    ],
    outputs: {
      '/doctors/*/doctor_id': {
        noun: 'doctor',
        verb: 'found',
        implied: 'the doctor with the most room in {specialty}',
      },
    },
  },
});

const listFreeSlots = tool({
  name: 'list_free_slots',
  description: 'List the free slots of a doctor, earliest first.',
  readOnly: true,
  parameters: { doctor_id: doctorId },
  output: record({
    slots: listOf({ slot_id: 'Id of the slot.', date: 'Day of the slot.', time: 'Time of day, 24 hours.' }),
  }),
  run: (state, given) => {
    if (!state.doctors.some(({ doctor_id }) => doctor_id === given.doctor_id))
      return failure('not-found', `No doctor with id ${given.doctor_id}.`);
    const slots = state.slots
      .filter((slot) => slot.doctor_id === given.doctor_id && !slot.taken)
      .sort((left, right) => left.date.localeCompare(right.date))
      .map(({ slot_id, date, time }) => ({ slot_id, date, time }));
    return { slots };
  },
  phrases: {
    requests: [
      'tell me when {doctor_id} has time',
      'see which openings {doctor_id} still has',
      'check the calendar of {doctor_id} for gaps',
    ],
    ability: 'list free slots',
    reports: [
      'The earliest opening is {/slots/0/slot_id} on {/slots/0/date} at {/slots/0/time}.',
      'On {/slots/0/date} at {/slots/0/time} there is room ({/slots/0/slot_id}).',
    ],
    outputs: {
      '/slots/*/slot_id': { noun: 'opening', verb: 'listed', implied: 'the earliest opening of {doctor_id}' },
    },
  },
});

const referPatient = tool({
  name: 'refer_patient',
  description: 'Refer a patient to a doctor of the clinic.',
  readOnly: false,
  parameters: {
    patient_id: patientId,
    doctor_id: doctorId,
    urgency: choice(['routine', 'soon', 'urgent'], {
      description: 'How soon the patient should be seen.',
      noun: 'urgency',
      supply: ['the urgency is {value}', 'mark it as {value}'],
      draw: ({ random }) => random.pick(['routine', 'soon', 'urgent'] as const),
    }),
  },
  output: record({ referral_id: 'Id of the referral.', suggested_slot_id: 'Id of a slot that would suit.' }),
  run: (state, given) => {
    const { patient_id, doctor_id, urgency } = given;
    if (!findPatient(state, patient_id)) return failure('not-found', `No patient with id ${patient_id}.`);
    if (!state.doctors.some((doctor) => doctor.doctor_id === doctor_id))
      return failure('not-found', `No doctor with id ${doctor_id}.`);
    const free = state.slots
      .filter((slot) => slot.doctor_id === doctor_id && !slot.taken)
      .sort((left, right) => left.date.localeCompare(right.date));
    const suggested = urgency === 'routine' ? free.at(-1) : free[0];
    if (!suggested) return failure('unavailable', `Doctor ${doctor_id} has no free slot.`);
    const referral_id = nextId(state, 'RF');
    state.referrals.push({ referral_id, patient_id, doctor_id, urgency });
    return { referral_id, suggested_slot_id: suggested.slot_id };
  },
  phrases: {
    requests: [
      'write a referral for {patient_id} to {doctor_id}[, marked {urgency}]',
      'send {patient_id} to see {doctor_id}[ with the urgency {urgency}]',
      'pass {patient_id} over to {doctor_id} for a second look[, urgency {urgency}]',
    ],
    ability: 'refer patients to a doctor',
    reports: [
      'The referral {/referral_id} is written; slot {/suggested_slot_id} would suit.',
      'Referred under {/referral_id}, and {/suggested_slot_id} is a fitting slot.',
    ],
    outputs: {
      '/referral_id': { noun: 'referral', verb: 'wrote' },
      '/suggested_slot_id': { noun: 'slot', verb: 'suggested' },
    },
  },
});

export const peopleTools = [findPatientByName, registerPatient, findDoctors, listFreeSlots, referPatient];
