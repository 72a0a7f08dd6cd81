import { type DrawContext, parametersOf } from '../parameters.ts';
import { anyOf } from '../values.ts';
import { type ClinicState, specialties } from './state.ts';

export const { text, integer, number, choice, optional } = parametersOf<ClinicState>();

type Context = DrawContext<ClinicState>;

export const patientId = text({
  description: 'Id of the patient, such as PT-2034.',
  noun: 'patient id',
  supply: ['it is for patient {value}', 'the patient is {value}'],
  stated: 'patient {value}',
  draw: ({ state, random }) => random.pick(state.patients).patient_id,
});

export const doctorId = text({
  description: 'Id of the doctor, such as DR-47.',
  noun: 'doctor id',
  supply: ['the doctor is {value}', 'with doctor {value}, please'],
  stated: 'doctor {value}',
  draw: ({ state, random }) =>
    anyOf(
      random,
      state.doctors.filter(({ doctor_id }) => state.slots.some((slot) => slot.doctor_id === doctor_id && !slot.taken)),
    )?.doctor_id,
});

export const specialty = choice(specialties, {
  description: 'Field of medicine.',
  noun: 'specialty',
  supply: ['I mean {value}', 'the specialty is {value}'],
  draw: ({ random }) => random.pick(specialties),
});

export const slotId = text({
  description: 'Id of a free slot, such as SL-711.',
  noun: 'slot id',
  supply: ['take slot {value}', 'slot {value} would be good'],
  stated: 'slot {value}',
  draw: ({ state, random }) =>
    anyOf(
      random,
      state.slots.filter(({ taken }) => !taken),
    )?.slot_id,
});

export const appointmentId = text({
  description: 'Id of a booked appointment, such as AP-3001.',
  noun: 'appointment id',
  supply: ['it is appointment {value}', 'I mean {value}'],
  stated: 'appointment {value}',
  draw: ({ state, random }) =>
    anyOf(
      random,
      state.appointments.filter(({ status }) => status === 'booked'),
    )?.appointment_id,
});

export const prescriptionId = text({
  description: 'Id of the prescription, such as RX-3002.',
  noun: 'prescription id',
  supply: ['it is prescription {value}', 'I mean {value}'],
  stated: 'prescription {value}',
  draw: ({ state, random }) =>
    anyOf(
      random,
      state.prescriptions.filter(({ refills }) => refills > 0),
    )?.prescription_id,
});

const openInvoice = ({ state, given, random }: Context) => {
  const least = typeof given.amount === 'number' ? given.amount : 0.01;
  return anyOf(
    random,
    state.invoices.filter(({ total, paid }) => total - paid >= least),
  )?.invoice_id;
};

export const invoiceId = text({
  description: 'Id of the invoice, such as IN-3003.',
  noun: 'invoice id',
  supply: ['it is invoice {value}', 'I mean invoice {value}'],
  stated: 'invoice {value}',
  draw: openInvoice,
});
