-- The first shape of the database. PostgreSQL 15 or newer, with pgvector.
-- Columns that end in _sealed hold AES-256-GCM envelopes (lib/crypto); columns that end in _hash, and
-- search_documents.terms, hold keyed hashes. Keys start with the owner so that rows can be distributed by it.

CREATE EXTENSION IF NOT EXISTS vector;

-- CreateTable
CREATE TABLE "owners" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "owners_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "accounts" (
    "owner_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified_at" TIMESTAMPTZ(3),
    "display_name_sealed" BYTEA,
    "password_hash" TEXT,
    "role" TEXT NOT NULL DEFAULT 'member',
    "status" TEXT NOT NULL DEFAULT 'active',
    "memory_enabled" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "accounts_pkey" PRIMARY KEY ("owner_id")
);

-- CreateTable
CREATE TABLE "account_identities" (
    "owner_id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_identities_pkey" PRIMARY KEY ("owner_id","provider")
);

-- CreateTable
CREATE TABLE "sessions" (
    "owner_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("owner_id","id")
);

-- CreateTable
CREATE TABLE "one_time_links" (
    "owner_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "email" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "one_time_links_pkey" PRIMARY KEY ("owner_id","id")
);

-- CreateTable
CREATE TABLE "throttle_buckets" (
    "key" BYTEA NOT NULL,
    "tokens" DOUBLE PRECISION NOT NULL,
    "is_allowed" BOOLEAN NOT NULL,
    "updated_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "throttle_buckets_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "installation" (
    "id" SMALLINT NOT NULL DEFAULT 1,
    "key_check_sealed" BYTEA NOT NULL,
    "index_key_sealed" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "installation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conversations" (
    "owner_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" TEXT NOT NULL,
    "title_sealed" BYTEA,
    "title_source" TEXT NOT NULL DEFAULT 'none',
    "active_leaf_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_message_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "conversations_pkey" PRIMARY KEY ("owner_id","id")
);

-- CreateTable
CREATE TABLE "messages" (
    "owner_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "parent_id" UUID,
    "sequence" BIGSERIAL NOT NULL,
    "role" TEXT NOT NULL,
    "content_sealed" BYTEA NOT NULL,
    "reasoning_sealed" BYTEA,
    "status" TEXT NOT NULL,
    "failure_sealed" BYTEA,
    "provider_id" TEXT,
    "model_id" TEXT,
    "token_count" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "messages_pkey" PRIMARY KEY ("owner_id","id")
);

-- CreateTable
CREATE TABLE "turns" (
    "owner_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "person_message_id" UUID NOT NULL,
    "reply_message_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "lease_holder" TEXT NOT NULL,
    "lease_expires_at" TIMESTAMPTZ(3) NOT NULL,
    "stop_requested_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "turns_pkey" PRIMARY KEY ("owner_id","id")
);

-- CreateTable
CREATE TABLE "turn_events" (
    "owner_id" UUID NOT NULL,
    "turn_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "event_count" INTEGER NOT NULL,
    "payload_sealed" BYTEA NOT NULL,

    CONSTRAINT "turn_events_pkey" PRIMARY KEY ("owner_id","turn_id","sequence")
);

-- CreateTable
CREATE TABLE "receipts" (
    "owner_id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "receipt_sealed" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "receipts_pkey" PRIMARY KEY ("owner_id","message_id")
);

-- CreateTable
CREATE TABLE "usage_records" (
    "owner_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" TEXT NOT NULL,
    "conversation_id" UUID,
    "message_id" UUID,
    "role" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "model_id" TEXT NOT NULL,
    "prompt_tokens" INTEGER NOT NULL,
    "completion_tokens" INTEGER NOT NULL,
    "reasoning_tokens" INTEGER NOT NULL,
    "usage_source" TEXT NOT NULL,
    "latency_ms" INTEGER NOT NULL,
    "first_token_ms" INTEGER,
    "attempts" SMALLINT NOT NULL,
    "outcome" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "usage_records_pkey" PRIMARY KEY ("owner_id","id")
);

-- CreateTable
CREATE TABLE "memories" (
    "owner_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "content_sealed" BYTEA NOT NULL,
    "content_hash" BYTEA NOT NULL,
    "key_sealed" BYTEA,
    "key_hash" BYTEA,
    "value_sealed" BYTEA,
    "metadata_sealed" BYTEA,
    "evidence_sealed" BYTEA,
    "confidence" REAL NOT NULL DEFAULT 1,
    "importance" SMALLINT,
    "is_pinned" BOOLEAN NOT NULL DEFAULT false,
    "origin" TEXT NOT NULL,
    "ingestion_mode" TEXT NOT NULL DEFAULT 'explicit',
    "version" INTEGER NOT NULL DEFAULT 1,
    "token_count" INTEGER NOT NULL,
    "use_count" INTEGER NOT NULL DEFAULT 0,
    "last_used_at" TIMESTAMPTZ(3),
    "source_conversation_id" UUID,
    "source_message_id" UUID,
    "ttl_seconds" INTEGER,
    "expires_at" TIMESTAMPTZ(3),
    "learned_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "superseded_by_id" UUID,
    "superseded_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "memories_pkey" PRIMARY KEY ("owner_id","id")
);

-- CreateTable
CREATE TABLE "memory_versions" (
    "owner_id" UUID NOT NULL,
    "memory_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "snapshot_sealed" BYTEA NOT NULL,
    "changed_by" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "memory_versions_pkey" PRIMARY KEY ("owner_id","memory_id","version")
);

-- CreateTable
CREATE TABLE "memory_tombstones" (
    "owner_id" UUID NOT NULL,
    "memory_id" UUID NOT NULL,
    "user_id" TEXT NOT NULL,
    "content_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "memory_tombstones_pkey" PRIMARY KEY ("owner_id","memory_id")
);

-- CreateTable
CREATE TABLE "memory_extractions" (
    "owner_id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "method" TEXT NOT NULL,
    "learned_count" SMALLINT NOT NULL,
    "dropped_count" SMALLINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "memory_extractions_pkey" PRIMARY KEY ("owner_id","message_id")
);

-- CreateTable
CREATE TABLE "search_scopes" (
    "id" SERIAL NOT NULL,
    "owner_id" UUID NOT NULL,
    "user_id" TEXT NOT NULL,

    CONSTRAINT "search_scopes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "search_documents" (
    "scope_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "owner_id" UUID NOT NULL,
    "memory_id" UUID,
    "message_id" UUID,
    "kind" TEXT NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_until" TIMESTAMPTZ(3),
    "conversation_id" UUID,
    "depth" INTEGER,
    "length" INTEGER NOT NULL,
    "terms" INTEGER[],
    "frequencies" BYTEA NOT NULL,

    CONSTRAINT "search_documents_pkey" PRIMARY KEY ("scope_id","id")
);

-- CreateTable
CREATE TABLE "search_embeddings" (
    "scope_id" INTEGER NOT NULL,
    "document_id" INTEGER NOT NULL,
    "embedder" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_until" TIMESTAMPTZ(3),
    "embedding" vector NOT NULL,

    CONSTRAINT "search_embeddings_pkey" PRIMARY KEY ("scope_id","document_id","embedder")
);

-- CreateIndex
CREATE UNIQUE INDEX "owners_name_key" ON "owners"("name");

-- CreateIndex
CREATE UNIQUE INDEX "accounts_email_key" ON "accounts"("email");

-- CreateIndex
CREATE UNIQUE INDEX "account_identities_provider_subject_key" ON "account_identities"("provider", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "one_time_links_token_hash_key" ON "one_time_links"("token_hash");

-- CreateIndex
CREATE INDEX "throttle_buckets_updated_at_idx" ON "throttle_buckets"("updated_at");

-- CreateIndex
CREATE INDEX "conversations_owner_id_user_id_last_message_at_id_idx" ON "conversations"("owner_id", "user_id", "last_message_at" DESC, "id");

-- CreateIndex
CREATE INDEX "messages_owner_id_conversation_id_sequence_idx" ON "messages"("owner_id", "conversation_id", "sequence");

-- CreateIndex
CREATE INDEX "messages_owner_id_parent_id_idx" ON "messages"("owner_id", "parent_id");

-- CreateIndex
CREATE INDEX "turns_owner_id_conversation_id_created_at_idx" ON "turns"("owner_id", "conversation_id", "created_at");

-- CreateIndex
CREATE INDEX "turns_owner_id_reply_message_id_idx" ON "turns"("owner_id", "reply_message_id");

-- CreateIndex
CREATE INDEX "usage_records_owner_id_created_at_idx" ON "usage_records"("owner_id", "created_at");

-- CreateIndex
CREATE INDEX "memories_owner_id_user_id_created_at_id_idx" ON "memories"("owner_id", "user_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "memories_owner_id_user_id_key_hash_idx" ON "memories"("owner_id", "user_id", "key_hash");

-- CreateIndex
CREATE INDEX "memories_owner_id_source_message_id_idx" ON "memories"("owner_id", "source_message_id");

-- CreateIndex
CREATE INDEX "memory_tombstones_owner_id_user_id_content_hash_idx" ON "memory_tombstones"("owner_id", "user_id", "content_hash");

-- CreateIndex
CREATE UNIQUE INDEX "search_scopes_owner_id_user_id_key" ON "search_scopes"("owner_id", "user_id");

-- CreateIndex
CREATE INDEX "search_documents_owner_id_conversation_id_depth_idx" ON "search_documents"("owner_id", "conversation_id", "depth");

-- CreateIndex
CREATE UNIQUE INDEX "search_documents_owner_id_memory_id_key" ON "search_documents"("owner_id", "memory_id");

-- CreateIndex
CREATE UNIQUE INDEX "search_documents_owner_id_message_id_key" ON "search_documents"("owner_id", "message_id");

-- AddForeignKey
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "owners"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_identities" ADD CONSTRAINT "account_identities_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "owners"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "owners"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "one_time_links" ADD CONSTRAINT "one_time_links_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "owners"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "owners"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "messages" ADD CONSTRAINT "messages_owner_id_conversation_id_fkey" FOREIGN KEY ("owner_id", "conversation_id") REFERENCES "conversations"("owner_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "messages" ADD CONSTRAINT "messages_owner_id_parent_id_fkey" FOREIGN KEY ("owner_id", "parent_id") REFERENCES "messages"("owner_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "turns" ADD CONSTRAINT "turns_owner_id_conversation_id_fkey" FOREIGN KEY ("owner_id", "conversation_id") REFERENCES "conversations"("owner_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "turn_events" ADD CONSTRAINT "turn_events_owner_id_turn_id_fkey" FOREIGN KEY ("owner_id", "turn_id") REFERENCES "turns"("owner_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_owner_id_message_id_fkey" FOREIGN KEY ("owner_id", "message_id") REFERENCES "messages"("owner_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "usage_records" ADD CONSTRAINT "usage_records_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "owners"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memories" ADD CONSTRAINT "memories_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "owners"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memory_versions" ADD CONSTRAINT "memory_versions_owner_id_memory_id_fkey" FOREIGN KEY ("owner_id", "memory_id") REFERENCES "memories"("owner_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memory_tombstones" ADD CONSTRAINT "memory_tombstones_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "owners"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memory_extractions" ADD CONSTRAINT "memory_extractions_owner_id_message_id_fkey" FOREIGN KEY ("owner_id", "message_id") REFERENCES "messages"("owner_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_scopes" ADD CONSTRAINT "search_scopes_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "owners"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_documents" ADD CONSTRAINT "search_documents_scope_id_fkey" FOREIGN KEY ("scope_id") REFERENCES "search_scopes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_documents" ADD CONSTRAINT "search_documents_owner_id_memory_id_fkey" FOREIGN KEY ("owner_id", "memory_id") REFERENCES "memories"("owner_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_documents" ADD CONSTRAINT "search_documents_owner_id_message_id_fkey" FOREIGN KEY ("owner_id", "message_id") REFERENCES "messages"("owner_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_embeddings" ADD CONSTRAINT "search_embeddings_scope_id_document_id_fkey" FOREIGN KEY ("scope_id", "document_id") REFERENCES "search_documents"("scope_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;


-- Two tabs, two instances or a double click can start a turn at once: the database lets one of them through.
-- Prisma's schema language has no partial indexes, so this one is only here.
CREATE UNIQUE INDEX "turns_one_running" ON "turns"("owner_id", "conversation_id") WHERE "status" = 'running';

-- The reaper looks for turns whose holder stopped renewing its lease.
CREATE INDEX "turns_lease" ON "turns"("lease_expires_at") WHERE "status" = 'running';

ALTER TABLE "installation" ADD CONSTRAINT "installation_is_one_row" CHECK ("id" = 1);

-- Sealed text does not compress: storing it as it is saves the attempt on every write.
ALTER TABLE "messages" ALTER COLUMN "content_sealed" SET STORAGE EXTERNAL;
ALTER TABLE "turn_events" ALTER COLUMN "payload_sealed" SET STORAGE EXTERNAL;
ALTER TABLE "receipts" ALTER COLUMN "receipt_sealed" SET STORAGE EXTERNAL;

-- Which documents hold a term. Prisma's schema language cannot set the limit of the pending list: at 512 kB a message's
-- terms are written together with those of others (5 times the size of its text instead of 10), and a search reads the
-- unmerged ones in 1 to 2 ms.
CREATE INDEX "search_documents_terms" ON "search_documents" USING GIN ("terms") WITH (fastupdate = on, gin_pending_list_limit = 512);

ALTER TABLE "search_documents" ADD CONSTRAINT "search_documents_of_one_source" CHECK (num_nonnulls("memory_id", "message_id") = 1);
