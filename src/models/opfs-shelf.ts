import type { Shelf } from './shelf';

const ROOT = 'models';

interface PieceFile {
  at: number;
  handle: FileSystemFileHandle;
  size: number;
}

/**
 * The private file system of the extension: models/ID/PATH/AT, where AT is the place of the piece in the file. A piece is there
 * whole or not at all, since a file appears when it is closed.
 */
export class OpfsShelf implements Shelf {
  async size(model: string, path: string): Promise<number> {
    return (await this.#chain(model, path)).reduce((sum, { size }) => sum + size, 0);
  }

  async append(model: string, path: string, at: number, bytes: Uint8Array): Promise<void> {
    const folder = await this.#folder(model, path, true);
    const handle = await folder!.getFileHandle(String(at), { create: true });
    const writable = await handle.createWritable();
    try {
      await writable.write(bytes as Uint8Array<ArrayBuffer>);
      await writable.close();
    } catch (reason) {
      await writable.abort().catch(() => {});
      throw reason;
    }
  }

  async *pieces(model: string, path: string): AsyncIterable<Uint8Array> {
    for (const { handle } of await this.#chain(model, path)) {
      yield new Uint8Array(await (await handle.getFile()).arrayBuffer());
    }
  }

  async remove(model: string, path?: string): Promise<void> {
    const parent = path === undefined ? await this.#root(false) : await this.#model(model, false);
    await parent?.removeEntry(path === undefined ? model : folderName(path), { recursive: true }).catch(ignoreMissing);
  }

  /** The pieces from the start up to the first gap. */
  async #chain(model: string, path: string): Promise<PieceFile[]> {
    const folder = await this.#folder(model, path, false);
    if (!folder) return [];
    const files: PieceFile[] = [];
    for await (const [name, handle] of folder.entries()) {
      if (handle.kind !== 'file' || !/^\d+$/.test(name)) continue;
      const file = handle as FileSystemFileHandle;
      files.push({ at: Number(name), handle: file, size: (await file.getFile()).size });
    }
    files.sort((a, b) => a.at - b.at);
    let end = 0;
    const gap = files.findIndex(({ at, size }) => {
      if (at !== end || size === 0) return true;
      end += size;
      return false;
    });
    return gap < 0 ? files : files.slice(0, gap);
  }

  async #root(create: boolean): Promise<FileSystemDirectoryHandle | undefined> {
    return child(await navigator.storage.getDirectory(), ROOT, create);
  }

  async #model(model: string, create: boolean): Promise<FileSystemDirectoryHandle | undefined> {
    return child(await this.#root(create), model, create);
  }

  async #folder(model: string, path: string, create: boolean): Promise<FileSystemDirectoryHandle | undefined> {
    return child(await this.#model(model, create), folderName(path), create);
  }
}

/** Paths have slashes, names of folders may not. */
function folderName(path: string): string {
  return encodeURIComponent(path);
}

async function child(
  parent: FileSystemDirectoryHandle | undefined,
  name: string,
  create: boolean,
): Promise<FileSystemDirectoryHandle | undefined> {
  return parent?.getDirectoryHandle(name, { create }).catch(ignoreMissing);
}

function ignoreMissing(reason: unknown): undefined {
  if (reason instanceof DOMException && reason.name === 'NotFoundError') return undefined;
  throw reason;
}
