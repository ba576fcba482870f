const FROM = '@tarojs/components'
/** The heavy ones that only some pages show. */
const APART = new Set(['Swiper', 'SwiperItem', 'Picker'])

/**
 * A Babel plugin of the web build. Taro exports all its components out of one module, and a module can't be split: the
 * largest of them would be in everybody's first script. Each under an address of its own (the query changes nothing but
 * that) they travel with the pages that use them.
 */
module.exports = ({ types }) => ({
  visitor: {
    ImportDeclaration(path) {
      const { source, specifiers } = path.node
      const moved = specifiers.filter(({ imported }) => source.value === FROM && APART.has(imported?.name))
      if (moved.length === 0) return
      path.node.specifiers = specifiers.filter((one) => !moved.includes(one))
      path.insertAfter(moved.map((one) => types.importDeclaration([one], types.stringLiteral(ownAddress(one)))))
    },
  },
})

const ownAddress = ({ imported }) => `${FROM}/lib/react/components.js?${imported.name}`
