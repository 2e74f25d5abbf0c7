package dev.bgcheck.analysis.context;

import dev.bgcheck.api.ApiCatalog;
import dev.bgcheck.api.ApiMember;
import dev.bgcheck.model.ApiSymbol;
import java.util.Optional;

/** What people call an API in a message: its Swift name where it has one, else its selector. */
public final class ApiNaming {
  private ApiNaming() {}

  /** {@code BGTaskScheduler.register}, {@code -[UIApplication endBackgroundTask:]} in words. */
  public static String spoken(ApiCatalog catalog, ApiSymbol symbol) {
    Optional<ApiMember> member = catalog.find(symbol);
    if (member.isEmpty() || !member.get().isInSwift()) {
      return outsideSwift(symbol);
    }
    String owner =
        catalog.findType(symbol.owner()).map(type -> type.swiftName()).orElse(symbol.owner());
    String name = member.get().swiftName();
    if (name.equals("init")) {
      return owner;
    }
    return owner.isEmpty() ? name : owner + "." + name;
  }

  /** Ex) CBCentralManagerOptions.setRestoreIdentifier, which only a binding has. */
  private static String outsideSwift(ApiSymbol symbol) {
    int arity = symbol.selector().indexOf('/');
    return arity < 0
        ? symbol.toString()
        : symbol.owner().substring(symbol.owner().lastIndexOf('.') + 1)
            + "."
            + symbol.selector().substring(0, arity);
  }
}
