-- The transaction that wrote a signature last. Vectors of large scopes are held in the app's memory; with a snapshot's
-- oldest running transaction, this tells which rows a held copy cannot have seen (docs/decisions/0012).
ALTER TABLE "search_signatures" ADD COLUMN "changed_in" xid8 NOT NULL DEFAULT pg_current_xact_id();

-- CreateIndex
CREATE INDEX "search_signatures_scope_id_changed_in_idx" ON "search_signatures"("scope_id", "changed_in");
