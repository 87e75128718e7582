-- The transaction that wrote a document last, as of its signature: the words of large scopes are held in the app's memory,
-- too (docs/decisions/0013).
ALTER TABLE "search_documents" ADD COLUMN "changed_in" xid8 NOT NULL DEFAULT pg_current_xact_id();

-- CreateIndex
CREATE INDEX "search_documents_scope_id_changed_in_idx" ON "search_documents"("scope_id", "changed_in");
