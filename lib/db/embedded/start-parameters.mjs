import { PGlite } from "@electric-sql/pglite";

/**
 * How the embedded PostgreSQL is started. Its memory is the app's: with the default of 128 MB of shared buffers the
 * process takes about 130 MB more, and the operating system caches the same files anyway.
 */
export const START_PARAMETERS = [
  ...PGlite.defaultStartParams,
  ...["shared_buffers=16MB", "temp_buffers=2MB", "work_mem=8MB", "maintenance_work_mem=32MB", "wal_buffers=1MB"].flatMap(
    (setting) => ["-c", setting],
  ),
  ...["-c", "min_wal_size=32MB", "-c", "max_wal_size=128MB"],
  // A page that is written for the first time since a checkpoint goes whole into the write-ahead log. Most are half
  // empty, and those that only count free space are nearly all zeros: packed, they are a tenth.
  ...["-c", "wal_compression=on"],
];
