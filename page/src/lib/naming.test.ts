import { expect, test } from 'vitest';
import { articleWords, countedWords, differWords, labelWords, ofWords, typeWords } from './naming';

test('how a place lies is not said twice', () => {
  expect(labelWords('Shelling: southern Idlib (south part)')).toBe('Shelling: southern Idlib');
  expect(labelWords('hold M4 west of Saraqib (west part)')).toBe('hold M4 west of Saraqib');
  expect(labelWords('northern region of Tigray (north part)')).toBe('northern region of Tigray');
  expect(labelWords('Aleppo countryside (countryside)')).toBe('Aleppo countryside');
  for (const label of [
    'Saraqib (near)',
    'northern forces shell Idlib (north part)',
    'Bria (centre)',
    'South Sudan (south part)',
  ])
    expect(labelWords(label)).toBe(label);
});

test('an article without a title is not called by its file', () => {
  expect(articleWords({ title: 'Quiet streets' })).toBe('Quiet streets');
  expect(articleWords({ title: null })).toBe('article without a title');
});

test('words of a count that are but its number or unit tell nobody', () => {
  for (const of of [
    '43,000',
    '1,200km2',
    'Thousands',
    'as many as 5,000',
    'them',
    '',
    '30 square kilometres',
  ])
    expect(ofWords(of)).toBe('');
  for (const of of ['Turkish soldiers', 'other villages', 'T-72 tanks', 'civilians'])
    expect(ofWords(of)).toBe(of);
});

test('what is counted stands behind its number', () => {
  expect(countedWords({ kind: 'killed', of: 'Turkish soldiers' })).toBe('Turkish soldiers killed');
  expect(countedWords({ kind: 'killed', of: '43,000' })).toBe('killed');
  expect(countedWords({ kind: 'posts', of: 'observation posts' })).toBe('observation posts');
  expect(countedWords({ kind: 'area_km2', of: '1,200km2' })).toBe('km² of ground');
  expect(countedWords({ kind: 'vehicles', of: '' })).toBe('vehicles');
});

test('a code of a pack is told without its dashes', () => {
  expect(typeWords('withdraw')).toBe('withdrawal');
  expect(typeWords('market-raid')).toBe('market raid');
  expect(differWords('market_stalls')).toBe('market stalls');
});
