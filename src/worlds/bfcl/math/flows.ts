import type { WorldDependency } from '../../define.ts';

const amounts = ['add_amounts', 'deduct_amount', 'scale_amount', 'split_amount'];

/** Which results the tools of the calculator take from one another. */
export const mathFlows: readonly WorldDependency[] = [
  ...from('average_readings', '/average', ['deduct_amount', 'scale_amount'], 'amount'),
  ...from('average_readings', '/average', ['get_percentage'], 'whole'),
  ...from('average_readings', '/average', ['convert_measure'], 'quantity'),
  ...from('total_readings', '/total', ['deduct_amount', 'scale_amount', 'split_amount'], 'amount'),
  ...from('total_readings', '/total', ['get_percentage'], 'whole'),
  ...from('total_readings', '/total', ['convert_measure'], 'quantity'),
  ...from('find_highest', '/highest_reading', ['deduct_amount'], 'amount'),
  ...from('find_highest', '/highest_reading', ['get_percentage'], 'whole'),
  ...from('find_highest', '/highest_reading', ['convert_measure'], 'quantity'),
  ...from('find_lowest', '/lowest_reading', ['get_percentage'], 'portion'),
  ...from('find_lowest', '/lowest_reading', ['deduct_amount'], 'deduction'),
  ...from('find_lowest', '/lowest_reading', ['convert_measure'], 'quantity'),
  ...from('measure_spread', '/spread', ['get_percentage'], 'portion'),
  ...from('measure_spread', '/spread', ['scale_amount'], 'amount'),
  ...from('add_amounts', '/combined_amount', ['deduct_amount', 'scale_amount', 'split_amount'], 'amount'),
  ...from('add_amounts', '/combined_amount', ['get_percentage'], 'whole'),
  ...from('add_amounts', '/combined_amount', ['extract_root'], 'radicand'),
  ...from('deduct_amount', '/remaining_amount', ['get_magnitude'], 'signed_value'),
  ...from('deduct_amount', '/remaining_amount', ['scale_amount', 'split_amount'], 'amount'),
  ...from('deduct_amount', '/remaining_amount', ['get_percentage'], 'portion'),
  ...from('get_magnitude', '/magnitude', ['extract_root'], 'radicand'),
  ...from('get_magnitude', '/magnitude', ['get_percentage'], 'portion'),
  ...from('scale_amount', '/scaled_amount', ['add_amounts', 'deduct_amount', 'split_amount'], 'amount'),
  ...from('split_amount', '/share', ['add_amounts', 'deduct_amount', 'scale_amount'], 'amount'),
  ...from('raise_number', '/raised_value', ['scale_amount'], 'factor'),
  ...from('raise_number', '/raised_value', ['take_logarithm'], 'argument'),
  ...from('extract_root', '/square_root', ['scale_amount'], 'amount'),
  ...from('extract_root', '/square_root', ['convert_metric_length'], 'length'),
  ...from('take_logarithm', '/logarithm_value', ['scale_amount'], 'amount'),
  ...from('convert_metric_length', '/converted_length', ['scale_amount', 'split_amount'], 'amount'),
  ...from('convert_measure', '/converted_quantity', ['add_amounts', 'scale_amount'], 'amount'),
  ...from('round_figure', '/rounded_figure', amounts, 'amount'),
  ...rounded(),
];

function from(tool: string, output: string, successors: readonly string[], input: string): WorldDependency[] {
  return successors.map((to) => ({ from: tool, to, bindings: { [output]: input } }));
}

/** Results that seldom are round numbers. */
function rounded(): WorldDependency[] {
  const results = {
    average_readings: '/average',
    measure_spread: '/spread',
    split_amount: '/share',
    scale_amount: '/scaled_amount',
    get_percentage: '/percent',
    raise_number: '/raised_value',
    extract_root: '/square_root',
    take_logarithm: '/logarithm_value',
    convert_measure: '/converted_quantity',
    convert_metric_length: '/converted_length',
  };
  return Object.entries(results).flatMap(([tool, output]) => from(tool, output, ['round_figure'], 'figure'));
}
