import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryGraph } from '../../test/support/arbitrary-graph.ts';
import { withoutTools } from './index.ts';

test('what is left has every tool, edge and candidate that does not touch what was taken, in the same order', () => {
  fc.assert(
    fc.property(arbitraryGraph, fc.array(fc.nat(13), { maxLength: 4 }), (graph, picked) => {
      const taken = new Set(picked.map((at) => graph.tools[at % graph.tools.length]!.id));
      const stays = (id: string) => !taken.has(id);
      const left = withoutTools(graph, taken);
      expect(left.tools).toEqual(graph.tools.filter(({ id }) => stays(id)));
      for (const { id } of left.tools) {
        const ends = ({ from, to }: { from: string; to: string }) => stays(from) && stays(to);
        expect(new Set(left.outgoing(id))).toEqual(new Set(graph.outgoing(id).filter(ends)));
        expect(new Set(left.incoming(id))).toEqual(new Set(graph.incoming(id).filter(ends)));
        expect(left.candidates(id)).toEqual(graph.candidates(id).filter(stays));
      }
    }),
  );
});
