import { library } from '../../examples/own-world.ts';
import { testWorld } from '../../src/testing/world-suite.ts';

testWorld(library);
