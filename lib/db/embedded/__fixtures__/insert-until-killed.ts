/** Opens the database in the folder given, inserts numbered rows from two connections, and prints each number once it was acknowledged. Ends only by being killed. */
import { Client } from "pg";
import { openEmbeddedDatabase } from "@/lib/db/embedded/open";

const [folder, firstNumber] = process.argv.slice(2);
if (!folder || !firstNumber) throw new Error("usage: insert-until-killed FOLDER FIRST_NUMBER");

const { connectionString } = await openEmbeddedDatabase(folder);
let next = Number(firstNumber);

async function insertForEver() {
  const client = new Client({ connectionString });
  await client.connect();
  await client.query("CREATE TABLE IF NOT EXISTS acknowledged (number integer PRIMARY KEY, filling text NOT NULL)");
  for (;;) {
    const number = next++;
    await client.query("INSERT INTO acknowledged VALUES ($1, repeat('x', 500))", [number]);
    process.stdout.write(`${number}\n`);
  }
}

await Promise.all([insertForEver(), insertForEver()]);
