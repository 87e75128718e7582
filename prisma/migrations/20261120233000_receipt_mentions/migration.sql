-- What a receipt mentions, so that forgetting finds the copies without opening every receipt. Null where a receipt was
-- written before this column: such a one is opened.
ALTER TABLE "receipts" ADD COLUMN "mentions" INTEGER[];
