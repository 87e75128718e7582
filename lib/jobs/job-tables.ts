/** The tables in which the queue keeps what waits, runs and is done. */
export const JOB_TABLES = ["jobs.job", "jobs.archive"] as const;

/** Which jobs are about an owner, or one of its users: by their payload, which holds ids. */
export const JOBS_OF = "data->>'ownerId' = $1 AND ($2::text IS NULL OR data->>'userId' = $2)";
