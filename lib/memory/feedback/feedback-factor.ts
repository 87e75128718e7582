const LEAST = 0.6;
const MOST = 1.3;

/**
 * What people said of a memory, as a factor for its rank: 1 for nothing said, half-way to a bound with each word more
 * that is not outweighed (useful: 1.15, 1.225 … towards 1.3; wrong: 0.8, 0.7 … towards 0.6). It reorders and never
 * removes, so that a slip of the finger cannot make a memory disappear.
 */
export function feedbackFactor({ usefulCount, wrongCount }: { readonly usefulCount: number; readonly wrongCount: number }): number {
  const net = usefulCount - wrongCount;
  const distance = 1 - 0.5 ** Math.abs(net);
  return net >= 0 ? 1 + (MOST - 1) * distance : 1 - (1 - LEAST) * distance;
}
