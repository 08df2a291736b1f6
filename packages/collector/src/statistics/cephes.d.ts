// The package's own declarations are out of reach of its `exports`. What is used here, as they say it.
declare module "cephes" {
  /** Resolves once the functions can be called. */
  export const compiled: Promise<void>;
  /** Quantile of the standard normal distribution. */
  export function ndtri(probability: number): number;
  /** Complement of the error function. */
  export function erfc(x: number): number;
  /** Regularised incomplete beta integral from 0 to `x`. */
  export function incbet(a: number, b: number, x: number): number;
  /** The `x` at which `incbet` is `y`. */
  export function incbi(a: number, b: number, y: number): number;
  /** Regularised incomplete gamma integral from `x` to infinity. */
  export function igamc(a: number, x: number): number;
  /** Natural logarithm of the beta function. */
  export function lbeta(a: number, b: number): number;
}
