package org.convoke.server.documentation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A page of Markdown as far as two editions of it have to agree.
///
/// @param path where it is, from the root of the project
/// @param lines its text
/// @param sections what stands before the first heading, then what stands below each heading
record Page(Path path, List<String> lines, List<Section> sections) {

  private static final String CHINESE = ".zh-CN.md";
  private static final Path ROOT = Path.of("..");
  private static final Pattern HEADING = Pattern.compile("(#+) (.*)");

  static Page read(Path path) {
    try {
      var lines = Files.readAllLines(ROOT.resolve(path), UTF_8);
      return new Page(path, lines, sections(lines));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static boolean exists(Path path) {
    return Files.exists(ROOT.resolve(path));
  }

  boolean isChinese() {
    return isChinese(path);
  }

  static boolean isChinese(Path path) {
    return path.toString().endsWith(CHINESE);
  }

  /// Where the edition in the other language is, or would be.
  Path otherEdition() {
    return isChinese() ? english(path) : chinese(path);
  }

  static Path english(Path path) {
    return Path.of(path.toString().replace(CHINESE, ".md"));
  }

  static Path chinese(Path path) {
    return isChinese(path) ? path : Path.of(path.toString().replaceAll("\\.md$", CHINESE));
  }

  /// The places in it that are linked to, in their order: the first is the first heading.
  List<String> anchors() {
    var seen = new HashMap<String, Integer>();
    var anchors = new ArrayList<String>();
    for (var section : sections) {
      if (section.level() > 0) {
        anchors.add(anchor(section.heading(), seen));
      }
    }
    return anchors;
  }

  /// As GitHub makes them: letters, digits, hyphens; the second of the same name ends in `-1`.
  private static String anchor(String heading, Map<String, Integer> seen) {
    var plain = heading.toLowerCase(java.util.Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "");
    var anchor = plain.replace(' ', '-');
    var before = seen.merge(anchor, 1, Integer::sum) - 1;
    return before == 0 ? anchor : anchor + "-" + before;
  }

  private static List<Section> sections(List<String> lines) {
    var sections = new ArrayList<Section>();
    var heading = "";
    var level = 0;
    var body = new ArrayList<String>();
    var inCode = false;
    for (var line : lines) {
      inCode ^= line.strip().startsWith("```");
      var match = HEADING.matcher(line);
      if (!inCode && match.matches()) {
        sections.add(Section.of(level, heading, body));
        level = match.group(1).length();
        heading = match.group(2);
        body.clear();
      } else {
        body.add(line);
      }
    }
    sections.add(Section.of(level, heading, body));
    return List.copyOf(sections);
  }
}
