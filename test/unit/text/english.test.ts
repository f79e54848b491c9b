import { expect, it } from 'vitest';
import { isOtherLanguage } from '@/text/english';

it.each([
  [
    'German',
    'Der Leuchtturm wurde im Jahr 1868 von der Stadt gebaut und steht auf der Insel Skarholm, wo heute niemand mehr wohnt.',
  ],
  [
    'French',
    'Le phare a été construit en 1868 par la ville et se trouve sur une île de la mer du Nord, où personne ne vit plus.',
  ],
  [
    'Spanish',
    'El faro fue construido en 1868 por la ciudad y se encuentra en una isla del mar del Norte donde ya no vive nadie.',
  ],
  [
    'Finnish',
    'Majakka rakennettiin vuonna 1868 ja se sijaitsee saarella jossa kukaan ei enää asu, mutta veneet kulkevat siellä joka kesä aamusta iltaan saakka.',
  ],
  ['Russian', 'Маяк был построен в 1868 году и стоит на острове, где больше никто не живёт.'],
  ['Chinese', '灯塔建于1868年，位于北海的一个岛上。它高41米，自1979年以来无人居住。'],
])('tells %s from English', (_language, text) => {
  expect(isOtherLanguage([text])).toBe(true);
});

it.each([
  [
    'prose',
    'The lighthouse was built in 1868 and stands on an island of the North Sea where nobody has lived since the keeper left it.',
  ],
  [
    'prose with foreign names',
    'La Bohème and Die Zauberflöte were given at the Teatro della Pergola in the spring, and at the Opéra de Paris in the autumn of the year.',
  ],
  ['short text', 'Kirche, Küche, Keller'],
  ['nothing', ''],
])('takes %s for English', (_kind, text) => {
  expect(isOtherLanguage([text])).toBe(false);
});
