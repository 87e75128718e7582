/** Asks for the rest of a reply that broke off. It follows the part that is there, as the last message. */
export const continueReplyPrompt = {
  id: "turn/continue-reply",
  version: 1,
  render: (): string =>
    [
      "Your last reply broke off. Go on from exactly where it ended, in the middle of a word if need be.",
      "Do not repeat anything of it, and do not comment on the break.",
    ].join("\n"),
};
