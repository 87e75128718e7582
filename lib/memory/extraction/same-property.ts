/** Properties of which a person has one, by other names that models give them. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ["job", "occupation"],
  ["job_title", "occupation"],
  ["profession", "occupation"],
  ["workplace", "employer"],
  ["relationship_status", "marital_status"],
  ["time_zone", "timezone"],
  ["mother_tongue", "native_language"],
]);

/** The key under which one value replaces another, whatever a model calls it: a second job under another name would stand beside the first. */
export const samePropertyAs = (key: string): string => OTHER_NAMES.get(key) ?? key;
