import { failure, toolsOf } from '../define.ts';
import { record } from '../outputs.ts';
import { daysAfter } from '../values.ts';
import { appointmentId, integer, patientId, slotId, text } from './parameters.ts';
import { type ClinicState, cancellationFee, findPatient, nextId, visitReasons } from './state.ts';

const tool = toolsOf<ClinicState>();

const bookAppointment = tool({
  name: 'book_appointment',
  description: 'Book a free slot for a patient.',
  readOnly: false,
  parameters: {
    patient_id: patientId,
    slot_id: slotId,
    visit_reason: text({
      description: 'Why the patient comes, in a few words.',
      noun: 'reason of the visit',
      supply: ['it is about {value}', 'the reason is {value}'],
      draw: ({ random }) => random.pick(visitReasons),
    }),
  },
  output: record({
    appointment_id: 'Id of the appointment.',
    date: 'Day of the appointment.',
    time: 'Time of day, 24 hours.',
  }),
  run: (state, given) => {
    const slot = state.slots.find(({ slot_id }) => slot_id === given.slot_id);
    if (!findPatient(state, given.patient_id)) return failure('not-found', `No patient with id ${given.patient_id}.`);
    if (!slot) return failure('not-found', `No slot with id ${given.slot_id}.`);
    if (slot.taken) return failure('unavailable', `Slot ${slot.slot_id} is taken.`);
    slot.taken = true;
    const { patient_id, slot_id, visit_reason } = given;
    const appointment_id = nextId(state, 'AP');
    state.appointments.push({ appointment_id, patient_id, slot_id, reason: visit_reason, status: 'booked' });
    return { appointment_id, date: slot.date, time: slot.time };
  },
  phrases: {
    requests: [
      'give {slot_id} to {patient_id}[ because of {visit_reason}]',
      'reserve {slot_id} for {patient_id}[, who comes about {visit_reason}]',
      'put {patient_id} down for {slot_id}[ on account of {visit_reason}]',
      'arrange a visit of {patient_id} in {slot_id}[, reason: {visit_reason}]',
    ],
    ability: 'book appointments',
    reports: [
      'The appointment {/appointment_id} is on {/date} at {/time}.',
      'Booked for {/date} at {/time} under {/appointment_id}.',
    ],
    outputs: { '/appointment_id': { noun: 'appointment', verb: 'booked' } },
  },
});

const rescheduleAppointment = tool({
  name: 'reschedule_appointment',
  description: 'Move a booked appointment to another free slot.',
  readOnly: false,
  parameters: { appointment_id: appointmentId, slot_id: slotId },
  output: record({
    date: 'New day.',
    time: 'New time of day, 24 hours.',
    freed_slot_id: 'Id of the slot that is free again.',
  }),
  run: (state, given) => {
    const appointment = state.appointments.find(({ appointment_id }) => appointment_id === given.appointment_id);
    const slot = state.slots.find(({ slot_id }) => slot_id === given.slot_id);
    if (!appointment) return failure('not-found', `No appointment with id ${given.appointment_id}.`);
    if (!slot) return failure('not-found', `No slot with id ${given.slot_id}.`);
    if (appointment.status !== 'booked')
      return failure('wrong-state', `${given.appointment_id} is not booked any more.`);
    if (slot.taken) return failure('unavailable', `Slot ${slot.slot_id} is taken.`);
    const freed_slot_id = appointment.slot_id;
    freeSlot(state, freed_slot_id);
    slot.taken = true;
    appointment.slot_id = slot.slot_id;
    return { date: slot.date, time: slot.time, freed_slot_id };
  },
  phrases: {
    requests: [
      'move {appointment_id}[ to {slot_id}]',
      'shift {appointment_id}[ over to {slot_id}]',
      'let {appointment_id} take place at another time[, in {slot_id}]',
    ],
    ability: 'move appointments',
    reports: [
      'It is now on {/date} at {/time}; slot {/freed_slot_id} is free again.',
      'The new time is {/time} on {/date}, and {/freed_slot_id} can be given to somebody else.',
    ],
    outputs: { '/freed_slot_id': { noun: 'freed slot', verb: 'reported' } },
  },
});

const cancelAppointment = tool({
  name: 'cancel_appointment',
  description: 'Cancel a booked appointment; a fee may be due.',
  readOnly: false,
  destructive: true,
  parameters: { appointment_id: appointmentId },
  output: record({
    freed_slot_id: 'Id of the slot that is free again.',
    patient_id: 'Id of the patient who had the appointment.',
    cancellation_fee: ['number', 'Fee in dollars.'],
  }),
  run: (state, given) => {
    const appointment = state.appointments.find(({ appointment_id }) => appointment_id === given.appointment_id);
    if (!appointment) return failure('not-found', `No appointment with id ${given.appointment_id}.`);
    if (appointment.status !== 'booked')
      return failure('wrong-state', `${given.appointment_id} is not booked any more.`);
    appointment.status = 'cancelled';
    freeSlot(state, appointment.slot_id);
    return {
      freed_slot_id: appointment.slot_id,
      patient_id: appointment.patient_id,
      cancellation_fee: cancellationFee,
    };
  },
  phrases: {
    requests: [
      'call off {appointment_id}',
      'take {appointment_id} out of the calendar',
      'drop {appointment_id}, since nobody will come',
    ],
    ability: 'cancel appointments',
    reports: [
      'It is cancelled: slot {/freed_slot_id} of patient {/patient_id} is free and the fee is {/cancellation_fee} dollars.',
      'Patient {/patient_id} owes a fee of {/cancellation_fee} dollars, and {/freed_slot_id} is free again.',
    ],
    outputs: {
      '/freed_slot_id': { noun: 'freed slot', verb: 'reported' },
      '/patient_id': { noun: 'patient', verb: 'named' },
      '/cancellation_fee': { noun: 'cancellation fee', verb: 'reported' },
    },
  },
});

const checkInPatient = tool({
  name: 'check_in_patient',
  description: 'Note that the patient of an appointment has arrived.',
  readOnly: false,
  parameters: { appointment_id: appointmentId },
  output: record({
    patient_id: 'Id of the patient who arrived.',
    room: 'Room to wait in.',
    queue_position: ['integer', 'How many are served until it is their turn, this one included.'],
  }),
  run: (state, given) => {
    const appointment = state.appointments.find(({ appointment_id }) => appointment_id === given.appointment_id);
    if (!appointment) return failure('not-found', `No appointment with id ${given.appointment_id}.`);
    if (appointment.status !== 'booked')
      return failure('wrong-state', `${given.appointment_id} is not booked any more.`);
    appointment.status = 'checked_in';
    const arrived = state.appointments.filter(({ status }) => status === 'checked_in').length;
    return { patient_id: appointment.patient_id, room: `Room ${1 + (state.next % 6)}`, queue_position: arrived };
  },
  phrases: {
    requests: [
      'note the arrival for {appointment_id}',
      'mark {appointment_id} as arrived',
      'tell the doctor that the person for {appointment_id} is here',
    ],
    ability: 'check in arriving patients',
    reports: [
      'Patient {/patient_id} waits in {/room} at position {/queue_position}.',
      'Arrived: patient {/patient_id}, {/room}, number {/queue_position} in line.',
    ],
    outputs: { '/patient_id': { noun: 'patient', verb: 'checked in' } },
  },
});

const remindPatient = tool({
  name: 'remind_patient',
  description: 'Have a text message sent to the patient some days before an appointment.',
  readOnly: false,
  parameters: {
    appointment_id: appointmentId,
    days_before: integer({
      description: 'Days before the appointment.',
      noun: 'number of days before the appointment',
      supply: ['{value} days before', 'make it {value} days ahead'],
      minimum: 1,
      maximum: 14,
      stated: '{value} days',
      draw: ({ random }) => random.integer(2, 7),
    }),
  },
  output: record({ reminder_id: 'Id of the reminder.', send_date: 'Day on which the message goes out.' }),
  run: (state, given) => {
    const appointment = state.appointments.find(({ appointment_id }) => appointment_id === given.appointment_id);
    if (!appointment) return failure('not-found', `No appointment with id ${given.appointment_id}.`);
    if (appointment.status !== 'booked')
      return failure('wrong-state', `${appointment.appointment_id} is ${appointment.status.replace('_', ' ')}.`);
    const slot = state.slots.find(({ slot_id }) => slot_id === appointment.slot_id)!;
    const reminder_id = nextId(state, 'RM');
    state.reminders.push({ reminder_id, appointment_id: given.appointment_id, days_before: given.days_before });
    return { reminder_id, send_date: daysAfter(slot.date, -given.days_before) };
  },
  phrases: {
    requests: [
      'have a text message sent about {appointment_id}[, {days_before} ahead]',
      'make sure {appointment_id} is not forgotten[ by sending a message {days_before} before]',
      'set up a reminder for {appointment_id}[ {days_before} in advance]',
    ],
    ability: 'send reminders',
    reports: [
      'The reminder {/reminder_id} goes out on {/send_date}.',
      'A message will be sent on {/send_date} ({/reminder_id}).',
    ],
    outputs: { '/reminder_id': { noun: 'reminder', verb: 'set up' } },
  },
});

function freeSlot(state: ClinicState, id: string): void {
  const slot = state.slots.find(({ slot_id }) => slot_id === id);
  if (slot) slot.taken = false;
}

export const visitTools = [bookAppointment, rescheduleAppointment, cancelAppointment, checkInPatient, remindPatient];
