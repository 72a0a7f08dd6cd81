import type { Random } from '../../core/random.ts';
import { dayOf2026 } from '../values.ts';

export type Patient = { patient_id: string; name: string; birth_year: number; phone: string; weight_kg: number };
export type Doctor = { doctor_id: string; name: string; specialty: string };
export type Slot = { slot_id: string; doctor_id: string; date: string; time: string; taken: boolean };
export type Appointment = {
  appointment_id: string;
  patient_id: string;
  slot_id: string;
  reason: string;
  status: 'booked' | 'checked_in' | 'cancelled';
};
export type Prescription = {
  prescription_id: string;
  patient_id: string;
  medication: string;
  days: number;
  refills: number;
};
export type Invoice = { invoice_id: string; patient_id: string; total: number; paid: number };

/** The front desk of a clinic: patients, doctors with free slots, appointments, prescriptions and invoices. */
export type ClinicState = {
  patients: Patient[];
  doctors: Doctor[];
  slots: Slot[];
  appointments: Appointment[];
  prescriptions: Prescription[];
  invoices: Invoice[];
  referrals: { referral_id: string; patient_id: string; doctor_id: string; urgency: string }[];
  labs: { lab_order_id: string; patient_id: string; test: string }[];
  pharmacies: { pharmacy_id: string; name: string; district: string }[];
  pickups: { pickup_id: string; prescription_id: string; pharmacy_id: string }[];
  reminders: { reminder_id: string; appointment_id: string; days_before: number }[];
  next: number;
};

/** Dollars due for an appointment that is called off. */
export const cancellationFee = 25;

export const specialties = ['cardiology', 'dermatology', 'pediatrics', 'neurology', 'orthopedics'] as const;
export const districts = ['Riverside', 'Old Town', 'Hillcrest', 'Docklands'] as const;

/** Names that patients have or may get. */
export const patientNames = [
  'Agnes Thorley',
  'Bastian Kruse',
  'Carmen Delgado',
  'Dmitri Volkov',
  'Elif Aydin',
  'Farah Siddiqui',
  'Gwen Pritchard',
  'Henrik Aalto',
  'Isla Macrae',
  'Jamal Okafor',
  'Katya Sorokina',
  'Lorenzo Bassi',
  'Mina Park',
  'Nils Ekberg',
  'Odile Fournier',
  'Pavel Horak',
  'Rosa Medina',
  'Samir Chaudhry',
  'Thea Lindgren',
  'Umberto Rinaldi',
  'Vera Novotna',
  'Wanjiru Kamau',
  'Yuki Tanabe',
  'Zofia Mazur',
] as const;

const doctorNames = [
  'Dr. Ahlberg',
  'Dr. Benoit',
  'Dr. Castellan',
  'Dr. Deshpande',
  'Dr. Eriksen',
  'Dr. Fairbairn',
  'Dr. Gallo',
  'Dr. Hartono',
  'Dr. Ivanova',
  'Dr. Jankowski',
  'Dr. Khalil',
  'Dr. Lemaire',
  'Dr. Mbeki',
  'Dr. Nakahara',
  'Dr. Oduya',
  'Dr. Petrov',
  'Dr. Quintana',
  'Dr. Rasmussen',
  'Dr. Santoro',
  'Dr. Takacs',
];
const pharmacyNames = ['Green Cross', 'Harbour Pharmacy', 'Rowan Chemist', 'Old Bell Apothecary', 'Lark Pharmacy'];

/** Medicines that the doctors of the clinic prescribe. */
export const medications = [
  'amoxicillin',
  'lisinopril',
  'metformin',
  'cetirizine',
  'omeprazole',
  'sertraline',
  'atorvastatin',
  'salbutamol',
  'levothyroxine',
  'naproxen',
  'amlodipine',
  'hydrocortisone cream',
  'prednisolone',
  'folic acid',
] as const;

/** Why people come to a clinic. */
export const visitReasons = [
  'a persistent cough',
  'a yearly check-up',
  'back pain',
  'a skin rash',
  'recurring headaches',
  'a swollen knee',
  'dizzy spells',
  'blood pressure control',
  'a sore throat',
  'trouble sleeping',
  'a sprained wrist',
  'stomach cramps',
  'a mole to look at',
  'numb fingers',
  'a vaccination',
  'chest tightness',
] as const;

/** Six patients, five doctors with three slots each, four pharmacies; an invoice a patient, and two visits. */
export function seedClinic(random: Random): ClinicState {
  const doctors = random.sample(doctorNames, 5).map((name, at) => ({
    doctor_id: `DR-${41 + at * 6}`,
    name,
    specialty: specialties[at]!,
  }));
  const state: ClinicState = {
    patients: random.sample(patientNames, 6).map((name, at) => seedPatient(random, name, at)),
    doctors,
    slots: doctors.flatMap(({ doctor_id }, at) => seedSlots(random, doctor_id, at)),
    appointments: [],
    prescriptions: [],
    invoices: [],
    referrals: [],
    labs: [],
    pharmacies: random.sample(pharmacyNames, 4).map((name, at) => ({
      pharmacy_id: `PH-${11 + at * 4}`,
      name,
      district: districts[at]!,
    })),
    pickups: [],
    reminders: [],
    next: random.integer(3000, 8000),
  };
  for (const patient of random.sample(state.patients, 2)) seedHistory(random, state, patient.patient_id);
  for (const { patient_id } of state.patients) {
    state.invoices.push({ invoice_id: nextId(state, 'IN'), patient_id, total: random.integer(320, 880), paid: 0 });
  }
  return state;
}

function seedPatient(random: Random, name: string, at: number): Patient {
  return {
    patient_id: `PT-${2011 + at * 23}`,
    name,
    birth_year: random.integer(1942, 2012),
    phone: `555-01${random.integer(10, 99)}`,
    weight_kg: random.integer(90, 240) / 2,
  };
}

function seedSlots(random: Random, doctor_id: string, at: number): Slot[] {
  const first = random.integer(170, 200);
  return [0, 1, 2].map((index) => ({
    slot_id: `SL-${700 + at * 10 + index}`,
    doctor_id,
    date: dayOf2026(first + index * random.integer(2, 9)),
    time: `${random.integer(10, 17)}:${random.pick(['00', '15', '30', '45'])}`,
    taken: false,
  }));
}

function seedHistory(random: Random, state: ClinicState, patient_id: string): void {
  const slot = random.pick(state.slots.filter(({ taken }) => !taken));
  slot.taken = true;
  const appointment_id = nextId(state, 'AP');
  const reason = random.pick(visitReasons);
  state.appointments.push({ appointment_id, patient_id, slot_id: slot.slot_id, reason, status: 'booked' });
  state.prescriptions.push({
    prescription_id: nextId(state, 'RX'),
    patient_id,
    medication: random.pick(medications),
    days: random.pick([7, 10, 14, 30]),
    refills: random.integer(1, 3),
  });
}

/** The next free id with this prefix. */
export function nextId(state: ClinicState, prefix: string): string {
  state.next += 1;
  return `${prefix}-${state.next}`;
}

export function findPatient(state: Readonly<ClinicState>, id: string): Patient | undefined {
  return state.patients.find(({ patient_id }) => patient_id === id);
}
