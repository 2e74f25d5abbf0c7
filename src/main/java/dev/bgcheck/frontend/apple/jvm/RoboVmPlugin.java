package dev.bgcheck.frontend.apple.jvm;

import dev.bgcheck.frontend.apple.text.XmlElement;
import dev.bgcheck.source.TreePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a module's POM tells MobiVM's Maven plugin: another configuration file, another properties
 * file, or the configuration itself. What the POM inherits from one above is not seen.
 *
 * @param config the embedded configuration, which is read after the file and wins over it
 * @param configFile path of the configuration file
 * @param propertiesFile path of the file with the values of placeholders
 * @param properties what the POM gives values to
 */
record RoboVmPlugin(
    Optional<XmlElement> config,
    Optional<String> configFile,
    Optional<String> propertiesFile,
    Map<String, String> properties) {
  private static final String ARTIFACT = "robovm-maven-plugin";

  RoboVmPlugin {
    properties = Map.copyOf(properties);
  }

  /** What the POM of the module in {@code folder} says; absent when it does not use the plugin. */
  static Optional<RoboVmPlugin> of(JvmModule module) {
    Optional<XmlElement> pom = module.pom();
    if (pom.isEmpty() || pom.get().childText("packaging").orElse("jar").equals("pom")) {
      // A POM without code of its own speaks for the modules below.
      return Optional.empty();
    }
    Map<String, String> properties = properties(pom.get());
    for (XmlElement plugin : plugins(pom.get())) {
      if (plugin.childText("artifactId").orElse("").equals(ARTIFACT)) {
        Optional<XmlElement> settings = plugin.child("configuration");
        return Optional.of(
            new RoboVmPlugin(
                settings.flatMap(one -> one.child("config")),
                settings.flatMap(one -> path(one, "configFile", module.folder(), properties)),
                settings.flatMap(one -> path(one, "propertiesFile", module.folder(), properties)),
                properties));
      }
    }
    return Optional.empty();
  }

  /** All plugins, also those that only a profile has: apps are often built by one. */
  private static List<XmlElement> plugins(XmlElement pom) {
    List<XmlElement> builds = new ArrayList<>(pom.children("build"));
    pom.child("profiles").map(one -> one.children("profile")).orElse(List.of()).stream()
        .flatMap(profile -> profile.children("build").stream())
        .forEach(builds::add);
    List<XmlElement> plugins = new ArrayList<>();
    for (XmlElement build : builds) {
      build.child("plugins").ifPresent(one -> plugins.addAll(one.children("plugin")));
    }
    for (XmlElement build : builds) {
      build
          .child("pluginManagement")
          .flatMap(one -> one.child("plugins"))
          .ifPresent(one -> plugins.addAll(one.children("plugin")));
    }
    return plugins;
  }

  private static Map<String, String> properties(XmlElement pom) {
    Map<String, String> properties = new HashMap<>();
    for (String name : List.of("groupId", "artifactId", "version", "name")) {
      pom.childText(name).ifPresent(value -> properties.put("project." + name, value));
    }
    pom.child("properties")
        .ifPresent(
            one ->
                one.children()
                    .forEach(child -> properties.put(child.name(), child.text().strip())));
    // A value that is made of others says nothing until those are known.
    properties.values().removeIf(value -> value.contains("${"));
    return properties;
  }

  private static Optional<String> path(
      XmlElement settings, String name, String folder, Map<String, String> properties) {
    return settings
        .childText(name)
        .map(text -> text.replace("${project.basedir}/", "").replace("${basedir}/", ""))
        .map(
            text -> {
              String path = text;
              for (Map.Entry<String, String> property : properties.entrySet()) {
                path = path.replace("${" + property.getKey() + "}", property.getValue());
              }
              return path;
            })
        .filter(text -> !text.contains("${"))
        .map(text -> TreePath.join(folder, text));
  }
}
