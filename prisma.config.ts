import { defineConfig } from "prisma/config";

const url = process.env.DATABASE_URL;

/** For Prisma's own tools (`npx prisma migrate deploy`, `studio`); the app takes its address from `lib/config`. */
export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  ...(url ? { datasource: { url } } : {}),
});
