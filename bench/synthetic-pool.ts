import { categories } from '../src/core/categories.ts';
import { createRandom, type Random } from '../src/core/random.ts';
import { defaultAnnotations, type JsonSchema, type Tool } from '../src/core/tool.ts';

const subjects = (
  'account address agent album alert appointment article asset auction booking branch campaign card cart claim class client ' +
  'comment contract coupon course customer dataset delivery device document driver event exam file flight game hotel image ' +
  'invoice item job lesson listing machine match meal message movie note offer order package patient payment playlist policy ' +
  'product project property recipe refund report request return review room route sample schedule seat sensor server session ' +
  'shipment shop station store student subscription survey task team ticket track transfer trip user vehicle video wallet'
).split(' ');
const details: readonly [name: string, schema: JsonSchema][] = [
  ['name', { type: 'string' }],
  ['email', { type: 'string', format: 'email' }],
  ['city', { type: 'string', description: 'Name of the city.' }],
  ['latitude', { type: 'number' }],
  ['longitude', { type: 'number' }],
  ['start_date', { type: 'string', format: 'date', description: 'First day.' }],
  ['status', { type: 'string', enum: ['open', 'closed'] }],
  ['total_price', { type: 'number', description: 'Price in dollars.' }],
  ['distance_km', { type: 'number', description: 'Distance in kilometers.' }],
  ['symbol', { type: 'string' }],
  ['currency', { type: 'string', description: 'Currency code.' }],
  ['phone', { type: 'string' }],
  ['zipCode', { type: 'string' }],
  ['created_at', { type: 'string', format: 'date-time' }],
  ['quantity', { type: 'integer' }],
  ['url', { type: 'string', format: 'uri' }],
];
const verbs = ['create', 'get', 'list', 'update', 'cancel', 'search', 'check', 'send'];
const toolsetSize = 10;

/** A pool of made-up tools in the 48 categories of the paper, ten a toolset, with names and schemas like those of real ones. */
export function syntheticPool(size: number, seed: string): Tool[] {
  const random = createRandom(seed);
  const labels = categories.filter((category) => category !== 'misc');
  return Array.from({ length: size }, (_, index) => {
    const set = Math.floor(index / toolsetSize);
    const local = random.fork(set).sample(subjects, 3);
    return syntheticTool(index, `service_${set}`, labels[set % labels.length]!, local, random.fork(`tool/${index}`));
  });
}

function syntheticTool(
  index: number,
  toolset: string,
  category: Tool['category'],
  local: readonly string[],
  random: Random,
): Tool {
  const verb = verbs[index % verbs.length]!;
  const subject = random.pick(local);
  const name = `${verb}_${subject}_${index}`;
  const inputs = random.sample(details, random.integer(0, 3));
  const known = random.chance(0.7) ? [`${random.pick(local)}_id`] : ['name'];
  const item = { type: 'object', properties: Object.fromEntries([idOf(subject), ...random.sample(details, 6)]) };
  return {
    id: `${toolset}/${name}`,
    name,
    description: `The ${subject} service of ${toolset}: ${verb} ${subject} records by their fields.`,
    category,
    toolset,
    inputSchema: {
      type: 'object',
      properties: Object.fromEntries([...known.map((key) => [key, { type: 'string' }]), ...inputs]),
      required: known,
    },
    outputSchema: verb === 'list' || verb === 'search' ? listOf(subject, item) : item,
    annotations: defaultAnnotations,
    source: { kind: 'functions', name },
  };
}

function idOf(subject: string): [string, JsonSchema] {
  return [`${subject}_id`, { type: 'string', description: `Id of the ${subject}.` }];
}

function listOf(subject: string, items: JsonSchema): JsonSchema {
  return { type: 'object', properties: { [`${subject}s`]: { type: 'array', items } } };
}
