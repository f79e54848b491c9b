import type { Shelf } from '@/models/shelf';

/** A shelf in memory. */
export class MemoryShelf implements Shelf {
  readonly files = new Map<string, Uint8Array[]>();

  async size(model: string, path: string): Promise<number> {
    return this.#pieces(model, path).reduce((sum, { length }) => sum + length, 0);
  }

  async append(model: string, path: string, at: number, bytes: Uint8Array): Promise<void> {
    const size = await this.size(model, path);
    if (at !== size) throw new Error(`${path}: a piece for ${at} where the file ends at ${size}`);
    this.files.set(`${model}/${path}`, [...this.#pieces(model, path), bytes.slice()]);
  }

  async *pieces(model: string, path: string): AsyncIterable<Uint8Array> {
    yield* this.#pieces(model, path);
  }

  async remove(model: string, path?: string): Promise<void> {
    for (const name of [...this.files.keys()])
      if (path === undefined ? name.startsWith(`${model}/`) : name === `${model}/${path}`) this.files.delete(name);
  }

  #pieces(model: string, path: string): Uint8Array[] {
    return this.files.get(`${model}/${path}`) ?? [];
  }
}
