/* A StructBlock as the root of a form: Wagtail's w-block controller asks the rendered block for an element. */
(() => {
  const { StructBlockDefinition } = window.wagtailStreamField.blocks;

  class RootStructDefinition extends StructBlockDefinition {
    render(placeholder, prefix, initialState, initialError) {
      const parent = placeholder.parentNode;
      const block = super.render(placeholder, prefix, initialState, initialError);
      block.element ??= block.container?.[0] ?? parent;
      return block;
    }
  }

  window.telepath.register('cms.RootStruct', RootStructDefinition);
})();
