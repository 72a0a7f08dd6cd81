/**
 * Numbers as integers of two to the `-bits`, with an error of a few units in the last place: each series is cut where
 * its terms vanish, and every division drops less than one unit.
 */

/** atanh(1 / n), by its power series. */
function inverseHyperbolicTangent(n: bigint, bits: number): bigint {
  return inverseSeries(n, bits, 1n);
}

/** atan(1 / n), by its power series. */
function inverseTangent(n: bigint, bits: number): bigint {
  return inverseSeries(n, bits, -1n);
}

function inverseSeries(n: bigint, bits: number, sign: bigint): bigint {
  let term = (1n << BigInt(bits)) / n;
  let total = term;
  for (let odd = 3n; term !== 0n; odd += 2n) {
    term = (sign * term) / (n * n);
    total += term / odd;
  }
  return total;
}

const guard = 24;

function cached(compute: (bits: number) => bigint): (bits: number) => bigint {
  let known = { bits: 0, value: 0n };
  return (bits) => {
    if (known.bits < bits) known = { bits, value: compute(bits + guard) >> BigInt(guard) };
    return known.value >> BigInt(known.bits - bits);
  };
}

/** ln 2, as an integer of two to the `-bits`: 18 atanh(1/26) - 2 atanh(1/4801) + 8 atanh(1/8749), a Machin-like formula. */
export const fixedLogarithmOfTwo: (bits: number) => bigint = cached(
  (bits) =>
    18n * inverseHyperbolicTangent(26n, bits) -
    2n * inverseHyperbolicTangent(4801n, bits) +
    8n * inverseHyperbolicTangent(8749n, bits),
);

/** Pi, as an integer of two to the `-bits`: Machin's formula, 16 atan(1/5) - 4 atan(1/239). */
export const fixedPi: (bits: number) => bigint = cached(
  (bits) => 16n * inverseTangent(5n, bits) - 4n * inverseTangent(239n, bits),
);

/** ln((1 + z) / (1 - z)) = 2 atanh(z) for a fixed-point z of size below one half. */
export function fixedLogarithmOfRatio(z: bigint, bits: number): bigint {
  const shift = BigInt(bits);
  const square = (z * z) >> shift;
  let power = z;
  let total = z;
  for (let odd = 3n; power !== 0n && power !== -1n; odd += 2n) {
    power = (power * square) >> shift;
    total += power / odd;
  }
  return 2n * total;
}

const halvings = 8;

/** e to a fixed-point power of size below one: its Taylor series at a 256th of it, then eight squarings. */
export function fixedExponential(value: bigint, bits: number): bigint {
  const inner = bits + 2 * halvings;
  const shift = BigInt(inner);
  const small = (value << BigInt(2 * halvings)) >> BigInt(halvings);
  let term = 1n << shift;
  let total = term;
  for (let n = 1n; term !== 0n && term !== -1n; n += 1n) {
    term = ((term * small) >> shift) / n;
    total += term;
  }
  for (let step = 0; step < halvings; step += 1) total = (total * total) >> shift;
  return total >> BigInt(2 * halvings);
}

/** Sine and cosine of a fixed-point angle of size below one, by their Taylor series. */
export function fixedSineAndCosine(angle: bigint, bits: number): { sine: bigint; cosine: bigint } {
  const shift = BigInt(bits);
  const sums = [0n, 0n, 0n, 0n];
  let term = 1n << shift;
  for (let n = 0n; term !== 0n && term !== -1n; n += 1n) {
    sums[Number(n % 4n)]! += term;
    term = ((term * angle) >> shift) / (n + 1n);
  }
  return { sine: sums[1]! - sums[3]!, cosine: sums[0]! - sums[2]! };
}
