import type { CDPSession, Page } from 'playwright-core';

/** A box in the viewport of the page's own frame, in CSS px. */
export interface Rect {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

interface DomNode {
  nodeId: number;
  backendNodeId: number;
  nodeName: string;
  nodeType: number;
  attributes?: string[];
  children?: DomNode[];
  shadowRoots?: DomNode[];
  contentDocument?: DomNode;
  shadowRootType?: string;
}

function* allNodes(node: DomNode): Generator<DomNode> {
  yield node;
  for (const child of [
    ...(node.children ?? []),
    ...(node.shadowRoots ?? []),
    ...(node.contentDocument ? [node.contentDocument] : []),
  ]) {
    yield* allNodes(child);
  }
}

/** Looks into closed shadow roots through the browser's own tools, as no page can. */
export class Inspector {
  private constructor(private readonly session: CDPSession) {}

  static async of(page: Page): Promise<Inspector> {
    return new Inspector(await page.context().newCDPSession(page));
  }

  /** All nodes of the page, its frames and shadow roots for which `isWanted` is true. */
  async nodes(isWanted: (node: DomNode) => boolean): Promise<DomNode[]> {
    const { root } = await this.session.send('DOM.getDocument', { depth: -1, pierce: true });
    return [...allNodes(root as DomNode)].filter(isWanted);
  }

  /** Runs a function of a page with one of its nodes as `this`. */
  async call<Result>(node: DomNode, source: string): Promise<Result> {
    const { object } = await this.session.send('DOM.resolveNode', { backendNodeId: node.backendNodeId });
    const answer = await this.session.send('Runtime.callFunctionOn', {
      objectId: object.objectId!,
      functionDeclaration: source,
      returnByValue: true,
    });
    if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.exception?.description ?? answer.exceptionDetails.text);
    return answer.result.value as Result;
  }
}
