/** What stands in place of a model where a summary was made of the conversation's own sentences. */
export const BY_SENTENCES = "sentences/1";
