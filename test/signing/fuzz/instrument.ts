import ts from 'typescript'

/** What the program under test says of itself while it is instrumented. */
export interface Instrumented {
  /** Branches counted so far; each has its own place in `__branches`. */
  branches: number
  /** Words and numbers that the code compares with: what an input needs to get further. */
  readonly words: Set<string>
}

/** Compiles one module to JavaScript in which every branch counts itself: bodies, both sides of conditions, right sides of `&&`, `||`, `??`. */
export function instrument(source: string, state: Instrumented): string {
  const { factory } = ts
  const count = (): ts.Expression => {
    const place = factory.createNumericLiteral(state.branches++)
    const branch = factory.createElementAccessExpression(factory.createIdentifier('__branches'), place)
    return factory.createPostfixIncrement(branch)
  }
  const counted = (expression: ts.Expression): ts.Expression =>
    factory.createParenthesizedExpression(factory.createComma(count(), expression))
  const withCount = (statements: readonly ts.Statement[]): ts.Statement[] => [
    factory.createExpressionStatement(count()),
    ...statements,
  ]
  const block = (statement: ts.Statement): ts.Block =>
    ts.isBlock(statement) ? statement : factory.createBlock(withCount([statement]), true)
  const transformer: ts.TransformerFactory<ts.SourceFile> = (context) => {
    const visit = (original: ts.Node): ts.Node => {
      if (ts.isTypeNode(original) || ts.isImportDeclaration(original) || ts.isExportDeclaration(original)) return original
      if (ts.isStringLiteral(original) && original.text.length < 40) state.words.add(original.text)
      const node = ts.visitEachChild(original, visit, context)
      if (ts.isBlock(node)) return factory.updateBlock(node, withCount(node.statements))
      if (ts.isCaseClause(node)) return factory.updateCaseClause(node, node.expression, withCount(node.statements))
      if (ts.isDefaultClause(node)) return factory.updateDefaultClause(node, withCount(node.statements))
      if (ts.isIfStatement(node))
        return factory.updateIfStatement(
          node,
          node.expression,
          block(node.thenStatement),
          node.elseStatement === undefined ? factory.createBlock(withCount([])) : block(node.elseStatement),
        )
      if (ts.isConditionalExpression(node))
        return factory.updateConditionalExpression(
          node,
          node.condition,
          node.questionToken,
          counted(node.whenTrue),
          node.colonToken,
          counted(node.whenFalse),
        )
      if (ts.isArrowFunction(node) && !ts.isBlock(node.body))
        return factory.updateArrowFunction(
          node,
          node.modifiers,
          node.typeParameters,
          node.parameters,
          node.type,
          node.equalsGreaterThanToken,
          counted(node.body),
        )
      const { AmpersandAmpersandToken: and, BarBarToken: or, QuestionQuestionToken: otherwise } = ts.SyntaxKind
      if (ts.isBinaryExpression(node) && [and, or, otherwise].some((kind) => kind === node.operatorToken.kind))
        return factory.updateBinaryExpression(node, node.left, node.operatorToken, counted(node.right))
      return node
    }
    return (file) => ts.visitEachChild(file, visit, context)
  }
  return ts.transpileModule(source, {
    compilerOptions: { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true },
    transformers: { before: [transformer] },
  }).outputText
}
