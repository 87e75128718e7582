-- A lease is renewed every five seconds while a reply is written. With an index on its end, each renewal put the row into
-- every index of the table again. The few running turns are found through turns_one_running as well.
DROP INDEX "turns_lease";

-- Room on each page for the next version of a row, which must lie beside it.
ALTER TABLE "turns" SET (fillfactor = 90);
