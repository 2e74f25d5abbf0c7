package dev.bgcheck.frontend.objc.syntax;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A declaration, at the level of the file, of a class or among statements; also preprocessor
 * directives.
 */
public sealed interface ObjcDecl extends ObjcNode {
  /** Calls the visitor's method for this kind of node. */
  <R> R accept(Visitor<R> visitor);

  /** How a file or module is brought in. */
  enum Style {
    /** {@code #import}. */
    IMPORT,
    /** {@code #include}. */
    INCLUDE,
    /** {@code @import}. */
    MODULE
  }

  /**
   * {@code #import <UIKit/UIKit.h>}, {@code #include "x.h"}, {@code @import UIKit;}.
   *
   * @param path the file or module, without delimiters
   * @param system whether it stands in angle brackets or is a module
   */
  record Import(int start, int end, Style style, String path, boolean system) implements ObjcDecl {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * {@code #define}.
   *
   * @param body the replacement text, continuation lines included, comments at its end excluded
   * @param value the body as an expression, where it is one literal or name, be it in parentheses
   */
  record MacroDefinition(
      int start,
      int end,
      ObjcName name,
      boolean functionLike,
      List<String> parameters,
      String body,
      Optional<ObjcExpr> value)
      implements ObjcDecl {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      out.accept(name);
      value.ifPresent(out);
    }
  }

  /**
   * Another directive: {@code #pragma}, {@code #undef}, {@code #error}.
   *
   * @param name the word behind the {@code #}
   * @param text what follows
   */
  record Directive(int start, int end, String name, String text) implements ObjcDecl {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code #if} to {@code #endif} around whole declarations. */
  record Conditional(int start, int end, List<ObjcBranch<ObjcDecl>> branches) implements ObjcDecl {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      branches.forEach(out);
    }
  }

  /** {@code @class A, B;} or {@code @protocol A;}. */
  record ForwardDeclaration(int start, int end, boolean protocol, List<ObjcName> names)
      implements ObjcDecl {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      names.forEach(out);
    }
  }

  /** {@code @protocol … @end}. */
  record Protocol(
      int start, int end, ObjcName name, List<ObjcName> protocols, List<ObjcDecl> members)
      implements ObjcDecl {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      out.accept(name);
      protocols.forEach(out);
      members.forEach(out);
    }
  }

  /**
   * {@code @interface … @end}: a class, a category or an extension.
   *
   * @param extension whether it is {@code @interface A ()}
   * @param category the name of a category
   * @param variables the instance variables
   */
  record Interface(
      int start,
      int end,
      ObjcName name,
      List<ObjcName> typeParameters,
      Optional<ObjcType> superclass,
      boolean extension,
      Optional<ObjcName> category,
      List<ObjcType> protocols,
      List<ObjcDecl> variables,
      List<ObjcDecl> members)
      implements ObjcDecl {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      out.accept(name);
      typeParameters.forEach(out);
      superclass.ifPresent(out);
      category.ifPresent(out);
      protocols.forEach(out);
      variables.forEach(out);
      members.forEach(out);
    }
  }

  /**
   * {@code @implementation … @end}.
   *
   * @param variables the instance variables
   */
  record Implementation(
      int start,
      int end,
      ObjcName name,
      Optional<ObjcType> superclass,
      Optional<ObjcName> category,
      List<ObjcDecl> variables,
      List<ObjcDecl> members)
      implements ObjcDecl {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      out.accept(name);
      superclass.ifPresent(out);
      category.ifPresent(out);
      variables.forEach(out);
      members.forEach(out);
    }
  }

  /** {@code @compatibility_alias}. */
  record Alias(int start, int end, ObjcName alias, ObjcName name) implements ObjcDecl {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      out.accept(alias);
      out.accept(name);
    }
  }

  /**
   * {@code @property (nonatomic, weak) id<Foo> a, b;}.
   *
   * @param base what is written in front of the first pointer or name; the whole type of a name is
   *     with its declarator
   */
  record Property(
      int start,
      int end,
      List<ObjcPropertyAttribute> attributes,
      ObjcType base,
      List<ObjcDeclarator> declarators)
      implements ObjcDecl {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      attributes.forEach(out);
      out.accept(base);
      declarators.forEach(out);
    }
  }

  /** {@code @synthesize a = _a, b;}. */
  record Synthesize(int start, int end, List<Synthesized> properties) implements ObjcDecl {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      properties.forEach(out);
    }
  }

  /** A property of a {@code @synthesize} and the variable it names. */
  record Synthesized(int start, int end, ObjcName name, Optional<ObjcName> variable)
      implements ObjcNode {
    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      out.accept(name);
      variable.ifPresent(out);
    }
  }

  /** {@code @dynamic a, b;}. */
  record Dynamic(int start, int end, List<ObjcName> properties) implements ObjcDecl {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      properties.forEach(out);
    }
  }

  /**
   * A method, declared or defined.
   *
   * @param classMethod whether it starts with {@code +}
   * @param optional whether it stands behind {@code @optional}
   * @param result absent where no type is written, which means {@code id}
   * @param selector such as {@code tableView:didSelectRowAtIndexPath:}
   * @param body absent in declarations
   */
  record Method(
      int start,
      int end,
      boolean classMethod,
      boolean optional,
      Optional<ObjcType> result,
      String selector,
      List<ObjcMethodPart> parts,
      boolean variadic,
      Optional<ObjcStmt.Compound> body)
      implements ObjcDecl {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      result.ifPresent(out);
      parts.forEach(out);
      body.ifPresent(out);
    }
  }

  /**
   * A routine whose head is a macro: {@code RCT_EXPORT_METHOD(start:(NSString *)name) { … }}.
   *
   * @param arguments what stands in front of the head of the method, or everything where there is
   *     none
   * @param selector empty where no argument is the head of a method
   */
  record MacroRoutine(
      int start,
      int end,
      ObjcName macro,
      List<ObjcExpr> arguments,
      String selector,
      List<ObjcMethodPart> parts,
      ObjcStmt.Compound body)
      implements ObjcDecl {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      out.accept(macro);
      arguments.forEach(out);
      parts.forEach(out);
      out.accept(body);
    }
  }

  /**
   * A macro that stands for declarations: {@code NS_ASSUME_NONNULL_BEGIN}, {@code
   * RCT_EXPORT_MODULE()}.
   */
  record MacroUse(int start, int end, ObjcName name, List<ObjcExpr> arguments) implements ObjcDecl {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      out.accept(name);
      arguments.forEach(out);
    }
  }

  /**
   * A C or C++ function, declared or defined.
   *
   * @param specifiers {@code static}, {@code inline}, attributes and macros
   * @param result its name is empty where none is written, as for C++ constructors
   */
  record Function(
      int start,
      int end,
      List<String> specifiers,
      ObjcType result,
      ObjcName name,
      List<ObjcParameter> parameters,
      boolean variadic,
      Optional<ObjcStmt.Compound> body)
      implements ObjcDecl {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      out.accept(result);
      out.accept(name);
      parameters.forEach(out);
      body.ifPresent(out);
    }
  }

  /**
   * Global, local, instance or member variables.
   *
   * @param specifiers {@code static}, {@code extern}, {@code __block}, {@code __weak}, attributes
   *     and macros
   * @param base what is written in front of the first pointer or name
   */
  record Variables(
      int start, int end, List<String> specifiers, ObjcType base, List<ObjcDeclarator> declarators)
      implements ObjcDecl {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      out.accept(base);
      declarators.forEach(out);
    }
  }

  /** {@code typedef}, or {@code using A = B;}. */
  record Typedef(int start, int end, ObjcType base, List<ObjcDeclarator> declarators)
      implements ObjcDecl {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      out.accept(base);
      declarators.forEach(out);
    }
  }

  /**
   * {@code struct}, {@code union} or C++ {@code class}.
   *
   * @param keyword one of the three words
   */
  record Aggregate(
      int start,
      int end,
      String keyword,
      Optional<ObjcName> name,
      List<ObjcType> bases,
      List<ObjcDecl> members)
      implements ObjcDecl {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      name.ifPresent(out);
      bases.forEach(out);
      members.forEach(out);
    }
  }

  /**
   * {@code enum}, or a macro such as {@code NS_ENUM}.
   *
   * @param keyword {@code enum} or the macro
   */
  record Enumeration(
      int start,
      int end,
      String keyword,
      Optional<ObjcName> name,
      Optional<ObjcType> underlying,
      List<ObjcEnumerator> constants)
      implements ObjcDecl {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      name.ifPresent(out);
      underlying.ifPresent(out);
      constants.forEach(out);
    }
  }

  /**
   * C++ {@code namespace}.
   *
   * @param name empty for an anonymous one
   */
  record Namespace(int start, int end, String name, List<ObjcDecl> items) implements ObjcDecl {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      items.forEach(out);
    }
  }

  /** {@code extern "C" { … }}. */
  record Linkage(int start, int end, List<ObjcDecl> items) implements ObjcDecl {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      items.forEach(out);
    }
  }

  /** C++ {@code template <…>} in front of a declaration. */
  record Template(int start, int end, ObjcDecl declaration) implements ObjcDecl {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      out.accept(declaration);
    }
  }

  /**
   * C++ {@code using} that names something, also {@code friend}, {@code static_assert}, namespace
   * aliases.
   */
  record Using(int start, int end, String text) implements ObjcDecl {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * A statement where declarations stand, as between macros that open and close a function ({@code
   * SpecBegin(Name) … SpecEnd}).
   */
  record Statement(int start, int end, ObjcStmt statement) implements ObjcDecl {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      out.accept(statement);
    }
  }

  /**
   * {@code @public}, {@code @optional}, C++ {@code private:}.
   *
   * @param keyword the word alone
   */
  record Section(int start, int end, String keyword) implements ObjcDecl {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * Text that is not represented: C++ that no rule asks about, or what was not understood (then
   * there is a recovery).
   */
  record Skipped(int start, int end, String reason) implements ObjcDecl {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * One method per kind of node.
   *
   * @param <R> what the methods return
   */
  interface Visitor<R> {
    /** Visits a node of the kind {@code Import}. */
    R visit(Import node);

    /** Visits a node of the kind {@code MacroDefinition}. */
    R visit(MacroDefinition node);

    /** Visits a node of the kind {@code Directive}. */
    R visit(Directive node);

    /** Visits a node of the kind {@code Conditional}. */
    R visit(Conditional node);

    /** Visits a node of the kind {@code ForwardDeclaration}. */
    R visit(ForwardDeclaration node);

    /** Visits a node of the kind {@code Protocol}. */
    R visit(Protocol node);

    /** Visits a node of the kind {@code Interface}. */
    R visit(Interface node);

    /** Visits a node of the kind {@code Implementation}. */
    R visit(Implementation node);

    /** Visits a node of the kind {@code Alias}. */
    R visit(Alias node);

    /** Visits a node of the kind {@code Property}. */
    R visit(Property node);

    /** Visits a node of the kind {@code Synthesize}. */
    R visit(Synthesize node);

    /** Visits a node of the kind {@code Dynamic}. */
    R visit(Dynamic node);

    /** Visits a node of the kind {@code Method}. */
    R visit(Method node);

    /** Visits a node of the kind {@code MacroRoutine}. */
    R visit(MacroRoutine node);

    /** Visits a node of the kind {@code MacroUse}. */
    R visit(MacroUse node);

    /** Visits a node of the kind {@code Function}. */
    R visit(Function node);

    /** Visits a node of the kind {@code Variables}. */
    R visit(Variables node);

    /** Visits a node of the kind {@code Typedef}. */
    R visit(Typedef node);

    /** Visits a node of the kind {@code Aggregate}. */
    R visit(Aggregate node);

    /** Visits a node of the kind {@code Enumeration}. */
    R visit(Enumeration node);

    /** Visits a node of the kind {@code Namespace}. */
    R visit(Namespace node);

    /** Visits a node of the kind {@code Linkage}. */
    R visit(Linkage node);

    /** Visits a node of the kind {@code Template}. */
    R visit(Template node);

    /** Visits a node of the kind {@code Using}. */
    R visit(Using node);

    /** Visits a node of the kind {@code Statement}. */
    R visit(Statement node);

    /** Visits a node of the kind {@code Section}. */
    R visit(Section node);

    /** Visits a node of the kind {@code Skipped}. */
    R visit(Skipped node);
  }
}
