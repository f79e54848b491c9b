import { expect, it } from 'vitest';
import { isAutofill, isSecretLabel, isSecretName } from '@/page/secrets';

it.each([
  'password',
  'user_password',
  'newPassword',
  'pwd2',
  'pass',
  'userPin',
  'otp-1',
  'otp1',
  '2fa',
  'cardNumber',
  'card-number',
  'cc_number',
  'ccnum',
  'cvv',
  'securityCode',
  'iban',
  'ssn',
  'api_key',
  'accessToken',
  'verification_code',
  'recovery-phrase',
])('takes "%s" for the name of a secret', (name) => {
  expect(isSecretName(name)).toBe(true);
});

it.each([
  'message',
  'passenger',
  'passengerName',
  'compassion',
  'spinner',
  'pinterest',
  'tokenizer-notes',
  'comment',
  'q',
  'subject',
  'postcard',
  '',
])('takes "%s" for an ordinary name', (name) => {
  expect(isSecretName(name)).toBe(false);
});

it.each([
  ['Card number', true],
  ['Your password', true],
  ['One-time code', true],
  ['PIN', true],
  ['Write a message', false],
  ['Pin this to the top', false],
  ['What is happening?', false],
])('judges the label "%s": %s', (label, secret) => {
  expect(isSecretLabel(label)).toBe(secret);
});

it.each([
  ['cc-number', true],
  ['section-a billing cc-csc', true],
  ['one-time-code', true],
  ['new-password', true],
  ['shipping tel-national', true],
  ['username webauthn', true],
  ['off', false],
  ['on', false],
  ['', false],
  ['nope', false],
])('judges autocomplete="%s": %s', (autocomplete, excluded) => {
  expect(isAutofill(autocomplete)).toBe(excluded);
});
