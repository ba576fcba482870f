import ts from 'typescript'

/** Buttons, switches and everything else that is tapped come from src/ui, where they can be heard and reached by keys. */
export function tappedByHand(node: ts.Node): { rule: string; what: string } | null {
  const what = rawClick(node) ?? rawControl(node) ?? buttonByHand(node)
  return what === null ? null : { rule: 'no-button-by-hand', what }
}

/** Screens: pages and the panels of kinds. */
export const isScreen = (file: string): boolean =>
  /^src\/(app|campaigns)\/.*\.tsx$/.test(file) && !/\.test\./.test(file)

function rawClick(node: ts.Node): string | null {
  return ts.isJsxAttribute(node) && /^onClick$/.test(node.name.getText()) ? 'onClick outside src/ui: take Tap' : null
}

function rawControl(node: ts.Node): string | null {
  if (!ts.isImportDeclaration(node) || !node.moduleSpecifier.getText().includes('@tarojs/components')) return null
  const control = /\b(Button|Switch|Checkbox|Radio)\b/.exec(node.importClause?.getText() ?? '')?.[1]
  return control ? `Taro's own ${control}: src/ui has one that speaks` : null
}

/** A Tap that brings a class of its own and holds nothing but words (and a sign) is a button drawn once more. */
function buttonByHand(node: ts.Node): string | null {
  if (!ts.isJsxElement(node) || node.openingElement.tagName.getText() !== 'Tap') return null
  const dressed = node.openingElement.attributes.properties.some(
    (one) => ts.isJsxAttribute(one) && one.name.getText() === 'className',
  )
  return dressed && !node.children.some(holdsMore) ? 'a Tap with words alone: take Button, Word or Chip' : null
}

function holdsMore(node: ts.Node): boolean {
  // Whatever it is handed may be anything.
  if (ts.isIdentifier(node) && node.text === 'children') return true
  const tag = ts.isJsxElement(node)
    ? node.openingElement.tagName
    : ts.isJsxSelfClosingElement(node)
      ? node.tagName
      : null
  if (tag && tag.getText() !== 'Icon') return true
  return node.getChildren().some(holdsMore)
}
