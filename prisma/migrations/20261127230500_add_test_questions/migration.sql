-- Questions that memory should answer, what should come up for them, and how it stood each time they were run.

-- CreateTable
CREATE TABLE "test_questions" (
    "owner_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" TEXT NOT NULL,
    "question_sealed" BYTEA NOT NULL,
    "expected_memory_ids" UUID[],
    "expected_message_ids" UUID[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "test_questions_pkey" PRIMARY KEY ("owner_id","id")
);

-- CreateTable
CREATE TABLE "test_question_runs" (
    "owner_id" UUID NOT NULL,
    "question_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "engine" TEXT NOT NULL,
    "standings" JSONB NOT NULL,
    "ran_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "test_question_runs_pkey" PRIMARY KEY ("owner_id","question_id","number")
);

-- CreateIndex
CREATE INDEX "test_questions_owner_id_user_id_created_at_idx" ON "test_questions"("owner_id", "user_id", "created_at");

-- AddForeignKey
ALTER TABLE "test_questions" ADD CONSTRAINT "test_questions_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "owners"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "test_question_runs" ADD CONSTRAINT "test_question_runs_owner_id_question_id_fkey" FOREIGN KEY ("owner_id", "question_id") REFERENCES "test_questions"("owner_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
