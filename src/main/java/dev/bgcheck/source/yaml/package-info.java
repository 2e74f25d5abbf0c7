/**
 * YAML and JSON as values that know their place, for rule files, configuration and project files.
 *
 * <p>Uses snakeyaml-engine for scanning, nowhere else. Start reading at {@link
 * dev.bgcheck.source.yaml.YamlNode}.
 */
package dev.bgcheck.source.yaml;
