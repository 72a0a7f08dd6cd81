import { defineWorld } from '../define.ts';
import { billingTools } from './billing.ts';
import { examinationTools } from './examination.ts';
import { clinicFlows } from './flows.ts';
import { medicineTools } from './medicine.ts';
import { peopleTools } from './people.ts';
import { seedClinic } from './state.ts';
import { visitTools } from './visits.ts';

/** The front desk of a clinic: patients, doctors, appointments, examinations, prescriptions and bills. */
export const clinic = defineWorld({
  name: 'clinic',
  category: 'Medical',
  description: 'The front desk of a clinic: patients, doctors, appointments, examinations, prescriptions and bills.',
  seedState: seedClinic,
  tools: [...peopleTools, ...visitTools, ...examinationTools, ...medicineTools, ...billingTools],
  dependencies: clinicFlows,
});
