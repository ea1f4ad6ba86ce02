import { describe, expect, it } from 'vitest';
import { differing, type Account } from './differences';

function account(parts: Partial<Account>): Account {
  return {
    claim_id: 'claim-1',
    event: null,
    document: { id: 'doc-1', source: 'one.txt' },
    event_type: { code: 'capture', meaning: '' },
    modality: { code: 'asserted', meaning: '' },
    when: null,
    places: [],
    agents: [],
    patients: [],
    figures: [],
    speakers: [],
    sentence: [],
    corrected: [],
    ...parts,
  };
}

describe('what differs between two accounts', () => {
  it('is what both tell, and tell differently', () => {
    const left = account({ when: { earliest: '2014-01-14', latest: '2014-01-14' }, figures: ['nine'] });
    const right = account({ when: { earliest: '2014-01-15', latest: '2014-01-15' }, figures: ['11'] });
    expect([...differing(left, right)]).toEqual(['when', 'figures']);
  });
  it('is not what one of them leaves open', () => {
    expect(differing(account({ figures: ['nine'] }), account({})).size).toBe(0);
  });
  it('is not how the same number, or the same party, is worded', () => {
    const left = account({ figures: ['nearly 600,000'], agents: [{ id: 'army', name: 'the army' }] });
    const right = account({ figures: ['close to 600,000'], agents: [{ id: 'army', name: 'Army' }] });
    expect(differing(left, right).size).toBe(0);
  });
});
