import { expect, it } from 'vitest';
import { datelineLength, isBoilerplate, isPictureText } from '@/summarize/clean';

it.each([
  'By .',
  'By Jane Doe and John Smith',
  'Harriet Arkell For Mailonline .',
  'PUBLISHED: .',
  '14:11 EST, 25 October 2013 .',
  'Last updated at 1:25 AM on 3rd August 2011 .',
  'Published on 12 May 2024',
  '12 May 2024 · 5 min read',
  '3 hours ago',
  'Monday, January 6, 2025',
  'Read more: 26 of the most stunning spots in Africa .',
  'Read more',
  'Click here to see the pictures',
  'Scroll down for video .',
  'Share this article on Facebook',
  'Follow us on Twitter',
  'Subscribe to our newsletter',
  'Sign up',
  'Advertisement',
  'Related articles',
  'Image source, Getty Images',
  '© 2024 The Paper. All rights reserved.',
  "CNN's Suzanne Presto contributed to this report.",
  'This article was originally published in May.',
  'This website uses cookies to improve your experience.',
  '* * *',
  'Read the full 2024 report for more insights on artificial intelligence, security, the experience of developers and much more.',
  'Mark di Stefano is a breaking news reporter for BuzzFeed News and is based in Sydney, Australia.',
  'TNW中文站2016年10月14日07:17',
])('leaves out "%s"', (line) => {
  expect(isBoilerplate(line)).toBe(true);
});

it.each([
  'By 2030 the town wants to heat every house with warm water from the mine below it.',
  'Published papers rarely say how many experiments came before the one that worked.',
  'Share prices fell by a third within an hour of the announcement on Tuesday.',
  'Follow the river upstream for an hour and you reach the mill.',
  'Click on the "Places" tab and you will see a list of locations in your area.',
  'Read the label before you buy: many of these boards have no tracking at all.',
  'The rights to the book were sold in nine countries.',
  'Comments from the minister did little to calm the crowd outside the court.',
  'Facebook, and he is very active on Twitter, was where he announced it.',
  'January was the wettest month since records began in 1871.',
  'Ada Lovelace is a writer whom few of her time could follow, and fewer still wanted to read aloud.',
  'Related species live in the lakes of the north, where the water is colder.',
])('keeps "%s"', (sentence) => {
  expect(isBoilerplate(sentence)).toBe(false);
});

it.each([
  ['(CNN) -- Ralph Mata was', '(CNN) -- '],
  ['Kabul, Afghanistan (CNN) -- China sent', 'Kabul, Afghanistan (CNN) -- '],
  ['LONDON, May 3 (Reuters) - Shares fell', 'LONDON, May 3 (Reuters) - '],
  ['WASHINGTON — The House voted', 'WASHINGTON — '],
  ['April 17, 2015 -- Imagine being sick', 'April 17, 2015 -- '],
  ['Generative adversarial networks (GANs) are', ''],
  ['NASA said on Monday', ''],
  ['The European Union (EU) - the largest', ''],
])('finds the dateline of "%s"', (sentence, dateline) => {
  expect(sentence.slice(0, datelineLength(sentence))).toBe(dateline);
});

it.each([
  ['In this photo dated Tuesday, Nov. 29, 2016, the rocket stands on its pad.', true],
  ['An undated file picture of the bridge.', true],
  ['The minister visits the wall on March 18. (Thomas Coex/AFP/Getty Images)', true],
  ['The bridge at night. Photo: Ada Lovelace', true],
  ['The picture of the town has changed since the bridge was closed.', false],
  ['Shares of the firm (Reuters reported this first) fell on Monday.', false],
  ['This is a picture of health, the doctor said.', false],
])('knows whether "%s" tells what a picture shows', (text, isPicture) => {
  expect(isPictureText(text)).toBe(isPicture);
});
