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
      return symbol.toString();
    }
    String owner =
        catalog.findType(symbol.owner()).map(type -> type.swiftName()).orElse(symbol.owner());
    String name = member.get().swiftName();
    if (name.equals("init")) {
      return owner;
    }
    return owner.isEmpty() ? name : owner + "." + name;
  }
}
