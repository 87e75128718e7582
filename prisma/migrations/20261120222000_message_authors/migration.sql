-- Who wrote an imported message, where its conversation had more people than one. Sealed; null for the person and the assistant.
ALTER TABLE "messages" ADD COLUMN "author_sealed" BYTEA;
