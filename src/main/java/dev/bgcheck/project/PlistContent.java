package dev.bgcheck.project;

/** What a list says, without where it says it: equal for lists that mean the same. */
final class PlistContent {
  private final StringBuilder content = new StringBuilder();

  private PlistContent() {}

  static String of(InfoPlist list) {
    PlistContent text = new PlistContent();
    text.content.append(list.knowledge());
    list.files().forEach(file -> text.content.append('\0').append(file.path()));
    for (InfoPlist.Entry entry : list.entries()) {
      text.add(entry.key()).append(entry.origin());
      text.add(entry.value());
    }
    for (InfoPlist.IgnoredSetting ignored : list.ignoredSettings()) {
      text.add(ignored.key()).append(ignored.reason());
      text.add(ignored.setting().text());
    }
    return text.content.toString();
  }

  static String of(Entitlements entitlements) {
    PlistContent text = new PlistContent();
    text.content.append(entitlements.state());
    entitlements.file().ifPresent(file -> text.add(file.path()));
    for (PlistValue.Entry entry : entitlements.entries()) {
      text.add(entry.key());
      text.add(entry.value());
    }
    return text.content.toString();
  }

  private StringBuilder add(String word) {
    return content.append('\0').append(word).append('\1');
  }

  private void add(PlistValue value) {
    content.append(value.typeName());
    if (value instanceof PlistValue.Dict dict) {
      for (PlistValue.Entry entry : dict.entries()) {
        add(entry.key());
        add(entry.value());
      }
      content.append('\2');
    } else if (value instanceof PlistValue.Array array) {
      array.items().forEach(this::add);
      content.append('\2');
    } else if (value instanceof PlistValue.Text text) {
      add(text.value().text());
    } else if (value instanceof PlistValue.Bool bool) {
      content.append(bool.value());
    } else if (value instanceof PlistValue.Whole whole) {
      add(whole.value().toString());
    } else if (value instanceof PlistValue.Real real) {
      content.append(real.value());
    } else if (value instanceof PlistValue.Date date) {
      content.append(date.value());
    } else if (value instanceof PlistValue.Data data) {
      content.append(data.length());
    }
  }
}
