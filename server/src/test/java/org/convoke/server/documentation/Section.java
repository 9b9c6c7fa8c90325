package org.convoke.server.documentation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What stands below a heading, up to the next one.
///
/// @param level how deep the heading is, 0 for what stands before the first
/// @param heading its words
/// @param items how many items its lists have
/// @param rows how many rows its tables have, heads and rules included
/// @param code its blocks of code, without comments; of a block of no language only how many lines
///   it has
/// @param terms what stands in the text as `code`
/// @param numbers the numbers of two digits and more in the text
/// @param links where its links lead, as written
record Section(
    int level,
    String heading,
    int items,
    int rows,
    List<String> code,
    Set<String> terms,
    Set<String> numbers,
    List<String> links) {

  private static final Pattern TERM = Pattern.compile("`([^`]+)`");
  private static final Pattern LINK =
      Pattern.compile("\\[(?:[^\\[\\]]|\\[[^\\]]*])*]\\(([^)\\s]+)\\)");
  private static final Pattern NUMBER = Pattern.compile("\\d[\\d,.]*\\d");
  private static final Pattern ITEM = Pattern.compile("\\s*(?:-|\\d+\\.) .*");
  private static final String COMMENT = "(?:^|\\s+)(?:#|//) .*$";

  static Section of(int level, String heading, List<String> body) {
    var code = new ArrayList<String>();
    var text = new ArrayList<String>();
    divide(body, code, text);
    var prose = String.join("\n", text);
    var words = TERM.matcher(prose).replaceAll(" ").replaceAll("]\\([^)]*\\)", "]");
    return new Section(
        level,
        heading,
        (int) text.stream().filter(line -> ITEM.matcher(line).matches()).count(),
        (int) text.stream().filter(line -> line.strip().startsWith("|")).count(),
        List.copyOf(code),
        new TreeSet<>(TERM.matcher(prose).results().map(Section::term).toList()),
        new TreeSet<>(
            NUMBER.matcher(words).results().map(found -> found.group().replace(",", "")).toList()),
        LINK.matcher(prose).results().map(found -> found.group(1)).toList());
  }

  /// What stands for something else, such as `<key>`, may be said in either language.
  private static String term(MatchResult found) {
    return found.group(1).replaceAll("<[^>]*>", "<>").replaceAll("\\s+", " ");
  }

  private static void divide(List<String> body, List<String> code, List<String> text) {
    var block = new ArrayList<String>();
    var inCode = false;
    for (var line : body) {
      if (line.strip().startsWith("```")) {
        if (inCode) {
          code.add(block(block));
          block.clear();
        } else {
          block.add(line.strip());
        }
        inCode = !inCode;
      } else if (inCode) {
        block.add(line);
      } else {
        text.add(line);
      }
    }
  }

  private static String block(List<String> lines) {
    return lines.getFirst().equals("```")
        ? lines.size() + " lines"
        : String.join("\n", lines.stream().map(line -> line.replaceAll(COMMENT, "")).toList());
  }
}
