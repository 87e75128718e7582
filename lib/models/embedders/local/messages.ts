/** What the process of a model is told first. `model` is an id of the hub or an absolute path; folders are absolute, too. */
export type LoadRequest = {
  readonly model: string;
  /** Where downloads are kept. */
  readonly cacheFolder: string;
  /** Where the library was installed. */
  readonly packageFolder: string;
  /** Where models are downloaded from, without a slash at its end. */
  readonly hub: string;
};

export type LoadFailureReason = "package-missing" | "package-broken" | "model-missing" | "model-broken";

/** What it says. `values` holds one vector after another. */
export type Answer =
  | { readonly kind: "progress" }
  | { readonly kind: "ready"; readonly dimension: number; readonly fingerprint: string }
  | { readonly kind: "failed"; readonly reason: LoadFailureReason; readonly detail: string }
  | { readonly kind: "vectors"; readonly values: Float32Array; readonly dimension: number }
  | { readonly kind: "refused" };
