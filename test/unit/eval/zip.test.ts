import { deflateRawSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { openZip } from '../../eval/zip';

interface Entry {
  name: string;
  data: string;
  method?: number;
  /** Of the unpacked file, where the directory is to lie about it. */
  size?: number;
}

/** An archive as PKWARE's APPNOTE 4.3 lays it out: local headers with data, directory, end record with a comment. */
function archive(entries: Entry[], comment = ''): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, data, method = 8, size = Buffer.byteLength(data) } of entries) {
    const packed = method === 8 ? deflateRawSync(data) : Buffer.from(data);
    const extra = Buffer.from('extra');
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    local.writeUInt16LE(extra.length, 28);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(size, 24);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.writeUInt16LE(4, 32);
    entry.writeUInt32LE(at, 42);
    locals.push(local, Buffer.from(name), extra, packed);
    directory.push(entry, Buffer.from(name), Buffer.from('note'));
    at += 30 + Buffer.byteLength(name) + extra.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(at, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...locals, ...directory, end, Buffer.from(comment)]);
}

it('unpacks deflated and stored files and leaves folders out', () => {
  const long = 'The Fulton County Grand Jury said Friday. '.repeat(500);
  const bytes = archive(
    [
      { name: 'brown/', data: '', method: 0 },
      { name: 'brown/ca01', data: long },
      { name: 'brown/é.txt', data: 'stored ŵ', method: 0 },
      { name: 'empty', data: '' },
    ],
    'a comment behind the end record',
  );
  const files = openZip(new Uint8Array(Buffer.concat([bytes])), 'x.zip');
  const text = Object.fromEntries([...files].map(([name, read]) => [name, Buffer.from(read()).toString()]));
  expect(text).toEqual({ 'brown/ca01': long, 'brown/é.txt': 'stored ŵ', empty: '' });
});

it('reads an archive that lies in the middle of a buffer', () => {
  const bytes = archive([{ name: 'a', data: 'first' }]);
  const around = Buffer.concat([Buffer.alloc(13, 1), bytes, Buffer.alloc(0)]);
  expect(Buffer.from(openZip(around.subarray(13), 'x.zip').get('a')!()).toString()).toBe('first');
});

it('says what is wrong with what it cannot read', () => {
  const whole = archive([{ name: 'a', data: 'first' }]);
  expect(() => openZip(whole.subarray(0, whole.length - 30), 'cut.zip')).toThrow('cut.zip: not a zip archive');
  expect(() => openZip(new Uint8Array(3), 'tiny.zip')).toThrow('tiny.zip: not a zip archive (3 bytes');
  const broken = Buffer.from(whole);
  broken.writeUInt32LE(7, broken.length - 22 + 16);
  expect(() => openZip(broken, 'broken.zip')).toThrow('broken.zip: broken zip directory at entry 0 of 1');
  const packed = openZip(archive([{ name: 'a', data: 'first', method: 12 }]), 'bz.zip');
  expect(packed.get('a')).toThrow('bz.zip: a: packed with method 12');
  const lying = openZip(archive([{ name: 'a', data: 'first', size: 9 }]), 'lies.zip');
  expect(lying.get('a')).toThrow('lies.zip: a: 5 bytes unpacked, 9 announced');
});
