package dev.bgcheck.check;

import dev.bgcheck.rule.CheckKind;
import java.util.List;

/** The check kinds there are. */
public final class CheckKinds {
  private CheckKinds() {}

  /** One of each, by name. */
  public static List<CheckKind<?>> all() {
    return List.of(
        new BackgroundEvents(),
        new CallRequiresEntry(),
        new CompanionCallback(),
        new ConflictingEntries(),
        new EventAnswered(),
        new ExpirationEnds(),
        new HandlerCalls(),
        new HandlerCopied(),
        new HandlerOverwritten(),
        new HandlerStoredLate(),
        new IgnoredSettings(),
        new IdentifierListed(),
        new IdentifierMatched(),
        new IdentifierOnce(),
        new IdentifierShared(),
        new LateCall(),
        new MainActorClosure(),
        new ModeWithoutUse(),
        new ObjectFinished(),
        new ObjectKept(),
        new ObjectLeft(),
        new ObjectPrepared(),
        new ObjectRenewed(),
        new OffMainThread(),
        new Overwritten(),
        new ParameterIgnored(),
        new ParameterUsedLate(),
        new PlistArrayValues(),
        new PlistKeyPlacement(),
        new PlistTypes(),
        new PlistValuesByPlatform(),
        new RequiresEntitlement(),
        new RequiresEntry(),
        new StartedInBackground(),
        new TokenEnded(),
        new UnreadableList(),
        new UsedAfterEnd(),
        new UseInSetting(),
        new UseOfValue());
  }
}
