import { failure, toolsOf } from '../define.ts';
import { listOf, record } from '../outputs.ts';
import { anyOf, dayOf2026, roundNumber, toCents } from '../values.ts';
import { choice, integer, invoiceId, number, patientId } from './parameters.ts';
import { type ClinicState, cancellationFee, findPatient, type Invoice, nextId } from './state.ts';

const tool = toolsOf<ClinicState>();
const services = [
  'consultation',
  'lab_work',
  'vaccination',
  'medication',
  'late_cancellation',
  'physiotherapy',
] as const;
const methods = ['debit_card', 'credit_card', 'bank_transfer', 'cheque'] as const;

const createInvoice = tool({
  name: 'create_invoice',
  description: 'Bill a patient for a service.',
  readOnly: false,
  parameters: {
    patient_id: patientId,
    amount: number({
      description: 'Amount in dollars.',
      noun: 'amount in dollars',
      supply: ['charge {value} dollars', 'the amount is {value} dollars'],
      minimum: 1,
      stated: '{value} dollars',
      draw: ({ random }) => roundNumber(random, 20, 400, 5),
    }),
    service: choice(services, {
      description: 'What the money is for.',
      noun: 'service',
      supply: ['it is for {value}', 'put down {value}'],
      draw: ({ given, random }) => (given.amount === cancellationFee ? 'late_cancellation' : random.pick(services)),
    }),
  },
  output: record({ invoice_id: 'Id of the invoice.', due_date: 'Last day to pay.' }),
  run: (state, given) => {
    if (!findPatient(state, given.patient_id)) return failure('not-found', `No patient with id ${given.patient_id}.`);
    const invoice_id = nextId(state, 'IN');
    state.invoices.push({ invoice_id, patient_id: given.patient_id, total: given.amount, paid: 0 });
    return { invoice_id, due_date: dayOf2026(210 + (state.next % 30)) };
  },
  phrases: {
    requests: [
      'bill {patient_id} {amount}[ for {service}]',
      'charge {amount} to {patient_id}[ under {service}]',
      'write a bill over {amount} for {patient_id}[ and say it is for {service}]',
    ],
    ability: 'bill patients',
    reports: [
      'The invoice {/invoice_id} is due on {/due_date}.',
      'Billed as {/invoice_id}, to be paid by {/due_date}.',
    ],
    outputs: { '/invoice_id': { noun: 'invoice', verb: 'issued' } },
  },
});

const listInvoices = tool({
  name: 'list_invoices',
  description: 'List the unpaid invoices of a patient, highest open amount first.',
  readOnly: true,
  parameters: {
    patient_id: {
      ...patientId,
      draw: ({ state, random }) =>
        anyOf(
          random,
          state.invoices.filter((invoice) => openAmount(invoice) > 0),
        )?.patient_id,
    },
  },
  output: record({
    invoices: listOf({
      invoice_id: 'Id of the invoice.',
      open_amount: ['number', 'Dollars still to be paid.'],
    }),
  }),
  run: (state, given) => {
    if (!findPatient(state, given.patient_id)) return failure('not-found', `No patient with id ${given.patient_id}.`);
    const invoices = state.invoices
      .filter((invoice) => invoice.patient_id === given.patient_id && openAmount(invoice) > 0)
      .map((invoice) => ({ invoice_id: invoice.invoice_id, open_amount: openAmount(invoice) }))
      .sort((left, right) => right.open_amount - left.open_amount);
    return { invoices };
  },
  phrases: {
    requests: [
      'see what {patient_id} still owes us',
      'show me the unpaid bills of {patient_id}',
      'check which bills of {patient_id} are open',
    ],
    ability: 'list unpaid invoices',
    reports: [
      'The highest is {/invoices/0/invoice_id} with {/invoices/0/open_amount} dollars open.',
      '{/invoices/0/open_amount} dollars are open on {/invoices/0/invoice_id}.',
    ],
    outputs: {
      '/invoices/*/invoice_id': { noun: 'invoice', verb: 'listed', implied: 'the highest unpaid bill of {patient_id}' },
      '/invoices/*/open_amount': { noun: 'open amount', verb: 'listed' },
    },
  },
});

const applyCoverage = tool({
  name: 'apply_coverage',
  description: 'Let the insurance of a patient take over a share of an invoice.',
  readOnly: false,
  parameters: {
    invoice_id: invoiceId,
    coverage_percent: integer({
      description: 'Share that the insurance pays, in percent.',
      noun: 'covered percentage',
      supply: ['the insurance pays {value} percent', '{value} percent'],
      minimum: 1,
      maximum: 90,
      stated: '{value} percent',
      draw: ({ random }) => roundNumber(random, 20, 80, 5),
    }),
  },
  output: record({
    covered_amount: ['number', 'Dollars that the insurance pays.'],
    open_amount: ['number', 'Dollars that the patient still has to pay.'],
  }),
  run: (state, given) => {
    const invoice = state.invoices.find(({ invoice_id }) => invoice_id === given.invoice_id);
    if (!invoice) return failure('not-found', `No invoice with id ${given.invoice_id}.`);
    if (openAmount(invoice) === 0) return failure('wrong-state', `${invoice.invoice_id} is paid already.`);
    const covered_amount = toCents((openAmount(invoice) * given.coverage_percent) / 100);
    invoice.paid = toCents(invoice.paid + covered_amount);
    return { covered_amount, open_amount: openAmount(invoice) };
  },
  phrases: {
    requests: [
      'let the insurance take over part of {invoice_id}[, namely {coverage_percent}]',
      'have the insurer pay[ {coverage_percent} of] {invoice_id}',
      'deduct what the insurance covers from {invoice_id}[, which is {coverage_percent}]',
    ],
    ability: 'let an insurance pay a share',
    reports: [
      'The insurance pays {/covered_amount} dollars, which leaves {/open_amount} dollars.',
      '{/covered_amount} dollars are covered, so {/open_amount} dollars remain to be paid.',
    ],
    outputs: {
      '/open_amount': { noun: 'remaining amount', verb: 'reported' },
      '/covered_amount': { noun: 'covered amount', verb: 'reported' },
    },
  },
});

const planInstallments = tool({
  name: 'plan_installments',
  description: 'Work out monthly payments for an amount.',
  readOnly: true,
  parameters: {
    amount: number({
      description: 'Amount in dollars.',
      noun: 'amount in dollars',
      supply: ['it is about {value} dollars', 'the amount is {value} dollars'],
      minimum: 0,
      stated: '{value} dollars',
      draw: ({ random }) => roundNumber(random, 60, 900, 10),
      repeatable: true,
    }),
    months: integer({
      description: 'Number of months.',
      noun: 'number of months',
      supply: ['over {value} months', 'make it {value} months'],
      minimum: 2,
      maximum: 36,
      stated: '{value} months',
      draw: ({ random }) => random.pick([2, 3, 4, 5, 6, 9, 12]),
    }),
  },
  output: record({ monthly_payment: ['number', 'Dollars a month.'], last_due_date: 'Day of the last payment.' }),
  run: (_, given) => ({
    monthly_payment: toCents(given.amount / given.months),
    last_due_date: dayOf2026(180 + given.months * 30),
  }),
  phrases: {
    requests: [
      'spread {amount}[ over {months}]',
      'work out what paying {amount} off takes each month[ over {months}]',
      'break {amount} down into monthly parts[ for {months}]',
    ],
    ability: 'work out monthly payments',
    reports: [
      'That makes {/monthly_payment} dollars a month until {/last_due_date}.',
      'Each month {/monthly_payment} dollars are due, the last time on {/last_due_date}.',
    ],
    outputs: { '/monthly_payment': { noun: 'monthly payment', verb: 'worked out' } },
  },
});

const payInvoice = tool({
  name: 'pay_invoice',
  description: 'Note a payment on an invoice.',
  readOnly: false,
  parameters: {
    invoice_id: invoiceId,
    amount: number({
      description: 'Amount in dollars, at most what is open.',
      noun: 'paid amount in dollars',
      supply: ['{value} dollars were paid', 'the amount is {value} dollars'],
      minimum: 0.01,
      stated: '{value} dollars',
      draw: ({ state, given, random }) => {
        const invoice = state.invoices.find(({ invoice_id }) => invoice_id === given.invoice_id);
        const open = invoice ? openAmount(invoice) : 60;
        return open < 5 ? open || undefined : roundNumber(random, 5, open, 5);
      },
    }),
    payment_method: choice(methods, {
      description: 'How it was paid.',
      noun: 'means of payment',
      supply: ['by {value}', 'it was {value}'],
      draw: ({ random }) => random.pick(methods),
    }),
  },
  output: record({ receipt_id: 'Id of the receipt.', open_amount: ['number', 'Dollars still to be paid.'] }),
  run: (state, given) => {
    const invoice = state.invoices.find(({ invoice_id }) => invoice_id === given.invoice_id);
    if (!invoice) return failure('not-found', `No invoice with id ${given.invoice_id}.`);
    if (given.amount > openAmount(invoice))
      return failure('refused', `Only ${openAmount(invoice)} dollars are open on ${invoice.invoice_id}.`);
    invoice.paid = toCents(invoice.paid + given.amount);
    return { receipt_id: nextId(state, 'RC'), open_amount: openAmount(invoice) };
  },
  phrases: {
    requests: [
      'take a payment for {invoice_id}[ of {amount}][ by {payment_method}]',
      'settle {invoice_id}[ with {amount}][, paid by {payment_method}]',
      'note that {invoice_id} was paid[ with {amount}][ by {payment_method}]',
    ],
    ability: 'take payments',
    reports: [
      'The receipt is {/receipt_id}, and {/open_amount} dollars are still open.',
      'Paid under {/receipt_id}; that leaves {/open_amount} dollars.',
    ],
    outputs: {
      '/receipt_id': { noun: 'receipt', verb: 'issued' },
      '/open_amount': { noun: 'remaining amount', verb: 'reported' },
    },
  },
});

function openAmount({ total, paid }: Invoice): number {
  return toCents(total - paid);
}

export const billingTools = [createInvoice, listInvoices, applyCoverage, planInstallments, payInvoice];
