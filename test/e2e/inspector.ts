import type { CDPSession, Page } from 'playwright-core';

export interface DomNode {
  backendNodeId: number;
  nodeName: string;
  attributes?: string[];
  children?: DomNode[];
  shadowRoots?: DomNode[];
  contentDocument?: DomNode;
}

function* allNodes(node: DomNode): Generator<DomNode> {
  yield node;
  const { children = [], shadowRoots = [], contentDocument } = node;
  for (const child of children) yield* allNodes(child);
  for (const root of shadowRoots) yield* allNodes(root);
  if (contentDocument) yield* allNodes(contentDocument);
}

/** The value of an attribute of a node; undefined where it has none. */
export function attribute({ attributes = [] }: DomNode, name: string): string | undefined {
  const at = attributes.findIndex((text, i) => i % 2 === 0 && text === name);
  return at < 0 ? undefined : attributes[at + 1];
}

/** Looks through the browser's own tools into closed shadow roots, where no page can look. */
export class Inspector {
  private constructor(readonly session: CDPSession) {}

  static async of(page: Page): Promise<Inspector> {
    return new Inspector(await page.context().newCDPSession(page));
  }

  /** All nodes of the page, its frames and its shadow roots that are wanted. */
  async nodes(isWanted: (node: DomNode) => boolean): Promise<DomNode[]> {
    const { root } = await this.session.send('DOM.getDocument', { depth: -1, pierce: true });
    return [...allNodes(root)].filter(isWanted);
  }

  /** Calls a function, given as its source, with a node as `this`. */
  async call<Result>({ backendNodeId }: DomNode, source: string): Promise<Result> {
    const { object } = await this.session.send('DOM.resolveNode', { backendNodeId });
    const { result, exceptionDetails } = await this.session.send('Runtime.callFunctionOn', {
      objectId: object.objectId!,
      functionDeclaration: source,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as Result;
  }
}
