import ts from 'typescript';

/** A way that a program may go at some place, and how often it was gone. */
export interface Branch {
  /** Line and column of it, both from 1 on. */
  readonly at: string;
  readonly what: string;
  readonly taken: number;
}

/** How often the code was run that stands first from one place of a source to another; 0 where there is none. */
export type Runs = (from: number, to: number) => number;

/**
 * Every branch of a source: both ways of each `if`, of each condition `? :` and of each `&&`, `||` and `??`, every
 * case of a `switch`, every body of a loop, of a `catch` and of a function. Whether something left out is filled in, as
 * `{ days = 7 }` and `unit?.id` do, nobody counts.
 */
export function branchesOf(name: string, source: string, runs: Runs): Branch[] {
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true);
  const found: Branch[] = [];
  visit(file);
  return found;

  function visit(node: ts.Node): void {
    if (ts.isTypeNode(node)) return;
    ways(node);
    ts.forEachChild(node, visit);
  }

  function ways(node: ts.Node): void {
    if (ts.isIfStatement(node)) {
      way(node.thenStatement, '`if` is never true');
      if (node.elseStatement) way(node.elseStatement, '`if` is never false');
      else otherWay(node, node.expression, node.thenStatement, '`if` is never false');
    } else if (ts.isConditionalExpression(node)) {
      way(node.whenTrue, 'the condition is never true');
      way(node.whenFalse, 'the condition is never false');
    } else if (ts.isBinaryExpression(node) && shortcuts.has(node.operatorToken.kind)) {
      const sign = node.operatorToken.getText(file);
      way(node.right, `what stands after ${sign} is never looked at`);
      otherWay(node.operatorToken, node.left, node.right, `what stands before ${sign} never decides`);
    } else if (ts.isCaseOrDefaultClause(node)) {
      const [first] = node.statements;
      if (first) way(first, 'the case never comes');
    } else if (ts.isIterationStatement(node, false)) {
      way(node.statement, 'the loop never goes round');
    } else if (ts.isCatchClause(node)) {
      way(node.block, 'nothing is ever caught');
    } else if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      way(node.body, 'the function is never called');
    }
  }

  function way(node: ts.Node, what: string): void {
    note(node, what, runs(node.getStart(file), node.end));
  }

  /** The way that is gone when the first one is not, where it has no code of its own. */
  function otherWay(at: ts.Node, before: ts.Node, first: ts.Node, what: string): void {
    note(at, what, runs(before.getStart(file), before.end) - runs(first.getStart(file), first.end));
  }

  function note(node: ts.Node, what: string, taken: number): void {
    const { line, character } = file.getLineAndCharacterOfPosition(node.getStart(file));
    found.push({ at: `${line + 1}:${character + 1}`, what, taken });
  }
}

const shortcuts: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
]);
