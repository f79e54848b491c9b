/** A file on a host in the hub's layout. */
export interface RemoteFile {
  /** Its path in the repository. */
  path: string;
  bytes: number;
  /** SHA-256 in hexadecimal, where the host declares one. */
  sha256?: string;
}

/** The repository of a model as one host has it. */
export interface Repository {
  host: string;
  /** "owner/name". */
  name: string;
}

/** The host has no such file. */
export class NotThere extends Error {
  override name = 'NotThere';
}

/** No answer at all: no network, or the host is down. */
export class Unreachable extends Error {
  override name = 'Unreachable';
}

export function fileUrl({ host, name }: Repository, revision: string, path: string): string {
  return `${host}${name}/resolve/${revision}/${path}`;
}

/** A request that carries nothing of the person, and never takes an older copy. */
export async function request(url: string, headers: Record<string, string>, signal?: AbortSignal): Promise<Response> {
  try {
    return await fetch(url, {
      headers,
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      ...(signal && { signal }),
    });
  } catch (cause) {
    if (signal?.aborted) throw signal.reason;
    throw new Unreachable(`${new URL(url).host} cannot be reached: ${(cause as Error).message}`, { cause });
  }
}

/**
 * What the host says of a file: its size, its digest and the commit. One byte is asked for, since a HEAD request is not answered
 * by every store that hosts send on to. Rejects with `NotThere`, or naming the file and the answer.
 */
export async function describeFile(
  repository: Repository,
  revision: string,
  path: string,
  signal?: AbortSignal,
): Promise<RemoteFile & { commit?: string }> {
  const response = await request(fileUrl(repository, revision, path), { range: 'bytes=0-0' }, signal);
  void response.body?.cancel();
  const { host } = new URL(repository.host);
  if (response.status === 404 || response.status === 401 || response.status === 403) {
    throw new NotThere(`${host} has no ${repository.name}/${path} (status ${response.status})`);
  }
  const total = /\/(\d+)$/.exec(response.headers.get('content-range') ?? '')?.[1];
  const size = response.headers.get('x-linked-size') ?? total ?? response.headers.get('content-length');
  if (!response.ok || size === null || !/^\d+$/.test(size)) {
    throw new Error(`${path}: ${host} answered ${response.status} with ${size === null ? 'no size' : `size "${size}"`}`);
  }
  const digest = response.headers.get('x-linked-etag')?.match(/^(?:W\/)?"?([0-9a-f]{64})"?$/)?.[1];
  const commit = response.headers.get('x-repo-commit');
  return { path, bytes: Number(size), ...(digest && { sha256: digest }), ...(commit && { commit }) };
}

/**
 * Files of a repository with sizes, digests and the commit they are of. Where the answers for the files lack digests (a host that
 * sends on to another store shows only that store's headers), the host's list of the repository is asked.
 */
export async function describeFiles(
  repository: Repository,
  paths: readonly string[],
  signal?: AbortSignal,
): Promise<{ revision: string; files: RemoteFile[] }> {
  const files: RemoteFile[] = [];
  let revision = 'main';
  for (const path of paths) {
    const { commit, ...file } = await describeFile(repository, revision, path, signal);
    if (commit) revision = commit;
    files.push(file);
  }
  if (revision !== 'main' && files.some(({ sha256 }) => sha256)) return { revision, files };
  const listed = await listFiles(repository, revision, signal);
  return {
    revision: listed?.commit ?? revision,
    files: files.map((file) => ({ ...file, ...listed?.files.get(file.path) })),
  };
}

interface ListedRepository {
  sha?: string;
  siblings?: { rfilename: string; size?: number; lfs?: { sha256?: string; size?: number } }[];
}

/** The host's own list of a repository; undefined where it keeps none. */
async function listFiles(
  { host, name }: Repository,
  revision: string,
  signal?: AbortSignal,
): Promise<{ commit: string; files: Map<string, Partial<RemoteFile>> } | undefined> {
  const response = await request(`${host}api/models/${name}/revision/${revision}?blobs=true`, {}, signal);
  if (!response.ok) {
    void response.body?.cancel();
    return undefined;
  }
  const { sha, siblings = [] } = (await response.json()) as ListedRepository;
  if (!sha) return undefined;
  const files = siblings.map(({ rfilename, size, lfs }): [string, Partial<RemoteFile>] => {
    const bytes = lfs?.size ?? size;
    return [rfilename, { ...(bytes !== undefined && { bytes }), ...(lfs?.sha256 && { sha256: lfs.sha256 }) }];
  });
  return { commit: sha, files: new Map(files) };
}
