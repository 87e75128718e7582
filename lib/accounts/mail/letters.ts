/** Plain text on purpose: nothing is loaded from afar when it is read, and every client shows it. */
export type Letter = { readonly subject: string; readonly text: string };

const letter = (subject: string, ...paragraphs: string[]): Letter => ({ subject, text: `${paragraphs.join("\n\n")}\n` });

export const resetLetter = (url: string): Letter =>
  letter(
    "Choose a new password",
    "Someone, probably you, asked for a new password for your Commonplace account.",
    `Choose it here, within an hour. The link works once:\n${url}`,
    "If it was not you, leave this mail alone: your password stays as it is.",
  );

export const verificationLetter = (url: string): Letter =>
  letter(
    "Confirm your address",
    "Someone, probably you, gave this address for an account on Commonplace.",
    `Confirm it here, within a day, with the password given there:\n${url}`,
    "If it was not you, leave this mail alone: without the link nobody gets in.",
  );

export const alreadyHereLetter = (loginUrl: string, forgotUrl: string): Letter =>
  letter(
    "You have an account already",
    "Someone, probably you, tried to sign up on Commonplace with this address. It has an account already, and nothing about it was changed.",
    `Sign in: ${loginUrl}`,
    `Password forgotten: ${forgotUrl}`,
  );

export const invitationLetter = (url: string, invitedBy: string): Letter =>
  letter("You are invited to Commonplace", `${invitedBy} invites you to Commonplace, a chat that remembers.`, `Make your account here, within a week. The link works once:\n${url}`);
