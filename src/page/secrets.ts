/** Words in the name or id of a field that hold a secret or a payment. */
const SECRET_WORDS = new Set(
  `pass passwd password passwords passcode passphrase pwd pw pin otp totp mfa 2fa tan cvv cvc cvv2 cvc2 csc ssn iban bic swift
  secret token credential credentials mnemonic captcha`.split(/\s+/),
);

/** The same for names of several words, written without what parts them. */
const SECRET_PHRASES =
  /password|passphrase|passcode|creditcard|cardn(umber|um|o$)|ccn(umber|um|o$)|ccexp|cardexp|cardcvc|cardcvv|cardcode|securitycode|accountn(umber|um|o$)|routingn|sortcode|apikey|privatekey|seedphrase|recovery(phrase|code|key)|onetime|verificationcode|authcode|socialsecurity|taxid/;

/** Tokens of `autocomplete` (HTML standard, autofill) whose fields hold secrets, payments or facts about a person, not prose. */
const AUTOFILL =
  /^(cc-.+|one-time-code|current-password|new-password|transaction-.+|username|webauthn|tel(-.+)?|email|impp|url|photo|bday(-.+)?|sex|postal-code|address-.+|street-address|country(-name)?|language|name|given-name|additional-name|family-name|nickname|honorific-.+|organization(-title)?)$/;

/** Whether a name or id says that the field holds a secret or a payment ("cardNumber", "user_pin", "otp-1"). */
export function isSecretName(name: string): boolean {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter(Boolean);
  return (
    words.some((word) => SECRET_WORDS.has(word) || SECRET_WORDS.has(word.replace(/\d+$/, ''))) ||
    SECRET_PHRASES.test(words.join(''))
  );
}

/** Whether words shown beside a field ("Card number", "Your password") say that it holds a secret or a payment. */
export function isSecretLabel(label: string): boolean {
  return SECRET_PHRASES.test(label.toLowerCase().replace(/[^a-z\d]+/g, '')) || /\b(PIN|CVV|CVC|IBAN|OTP)\b/.test(label);
}

/** Whether the value of `autocomplete` asks for something that is not prose. */
export function isAutofill(autocomplete: string): boolean {
  return autocomplete
    .toLowerCase()
    .split(/\s+/)
    .some((token) => AUTOFILL.test(token));
}
