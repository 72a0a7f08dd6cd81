import { nearestFloat } from './binary-float.ts';
import { exactParts } from './decimal-round.ts';
import { fixedPi, fixedSineAndCosine } from './fixed-point.ts';

/** The sine and cosine of a finite float, rounded correctly. */
export function sineAndCosine(angle: number): { sine: number; cosine: number } {
  if (angle === 0) return { sine: angle, cosine: 1 };
  for (let bits = 192; ; bits *= 2) {
    const { sine, cosine } = approximate(angle, bits);
    const sines = bothEnds(sine, bits);
    const cosines = bothEnds(cosine, bits);
    if (sines.low === sines.high && cosines.low === cosines.high) return { sine: sines.low, cosine: cosines.low };
  }
}

const doubt = 1n << 24n;

function bothEnds(value: bigint, bits: number): { low: number; high: number } {
  const ends = [value - doubt, value + doubt].map((mantissa) => nearestFloat({ mantissa, exponent: -bits }));
  return { low: ends[0]!, high: ends[1]! };
}

// The angle is brought below an eighth of a turn by quarters of a turn, which swap and negate the two.
function approximate(angle: number, bits: number): { sine: bigint; cosine: bigint } {
  const { mantissa, exponent } = exactParts(angle);
  const fine = bits + Math.max(0, exponent + 53);
  const fixed = fine + exponent >= 0 ? mantissa << BigInt(fine + exponent) : mantissa >> BigInt(-fine - exponent);
  const quarter = fixedPi(fine) >> 1n;
  const turns = (2n * fixed + (fixed < 0n ? -quarter : quarter)) / (2n * quarter);
  const rest = (fixed - turns * quarter) >> BigInt(fine - bits);
  const { sine, cosine } = fixedSineAndCosine(rest, bits);
  const swaps = [
    { sine, cosine },
    { sine: cosine, cosine: -sine },
    { sine: -sine, cosine: -cosine },
    { sine: -cosine, cosine: sine },
  ];
  return swaps[Number(((turns % 4n) + 4n) % 4n)]!;
}
