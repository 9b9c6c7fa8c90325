package org.convoke.server.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Links lead somewhere, everything can be found, and the two editions of a page say the same as
/// far as a machine sees.
class DocumentationTest {

  private final Pages pages = new Pages();

  @Test
  void every_link_leads_to_something_that_is_there() {
    var broken = new ArrayList<String>();
    eachLink(
        (page, link) -> {
          var target = pages.target(page, link);
          if (target != null && (!Page.exists(target) || misses(target, link))) {
            broken.add(page.path() + ": " + link);
          }
        });
    assertThat(broken).isEmpty();
  }

  private boolean misses(Path target, String link) {
    return link.contains("#") && pages.place(target, link) < 0;
  }

  @Test
  void every_page_is_found_by_links_from_the_README() {
    var english = pages.all().stream().filter(page -> !page.isChinese()).map(Page::path).toList();
    assertThat(pages.reachedFrom(Path.of("README.md"))).containsAll(english);
  }

  @Test
  void every_page_in_Chinese_is_found_by_links_from_the_README_in_Chinese() {
    var chinese = pages.all().stream().filter(Page::isChinese).map(Page::path).toList();
    assertThat(pages.reachedFrom(Path.of("README.zh-CN.md"))).containsAll(chinese);
  }

  @Test
  void a_page_names_its_other_edition_in_the_first_line_and_otherwise_stays_in_its_language() {
    var wrong = new ArrayList<String>();
    for (var page : pages.all()) {
      var other = page.otherEdition();
      if (pages.has(other) && !page.lines().getFirst().contains("(" + other.getFileName() + ")")) {
        wrong.add(page.path() + " does not name " + other + " in its first line");
      }
    }
    eachLink(
        (page, link) -> {
          if (leavesTheLanguage(page, link)) {
            wrong.add(page.path() + ": " + link);
          }
        });
    assertThat(wrong).isEmpty();
  }

  private boolean leavesTheLanguage(Page page, String link) {
    var target = pages.target(page, link);
    if (target == null || !pages.has(target) || target.equals(page.otherEdition())) {
      return false;
    }
    return page.isChinese()
        ? !Page.isChinese(target) && pages.has(Page.chinese(target))
        : Page.isChinese(target);
  }

  /// Those for developers are in English only.
  @Test
  void every_page_for_users_and_operators_is_there_in_both_languages() {
    var missing =
        pages.all().stream()
            .filter(page -> !page.isChinese() && isForUsers(page.path()))
            .map(Page::otherEdition)
            .filter(path -> !pages.has(path));
    assertThat(missing).isEmpty();
  }

  private static boolean isForUsers(Path path) {
    return path.startsWith("docs/guides")
        || Set.of("README.md", "sandbox.md", "configuration.md", "operations.md")
                .contains(path.getFileName().toString())
            && !path.startsWith("docs/adr");
  }

  @Test
  void both_editions_have_the_same_headings() {
    eachPair(page -> page.sections().stream().map(Section::level).toList());
  }

  @Test
  void both_editions_have_the_same_lists_and_tables() {
    eachPair(
        page ->
            page.sections().stream()
                .map(section -> section.items() + " items, " + section.rows() + " rows")
                .toList());
  }

  @Test
  void both_editions_have_the_same_code() {
    eachPair(page -> page.sections().stream().map(Section::code).toList());
    eachPair(page -> page.sections().stream().map(Section::terms).toList());
  }

  @Test
  void both_editions_lead_to_the_same_places() {
    eachPair(page -> page.sections().stream().map(section -> places(page, section)).toList());
  }

  private List<String> places(Page page, Section section) {
    return section.links().stream()
        .filter(link -> !page.otherEdition().equals(pages.target(page, link)))
        .map(link -> pages.meaning(page, link))
        .sorted()
        .toList();
  }

  /// Numbers that one edition spells out in words may be digits in the other one.
  @Test
  void the_edition_in_Chinese_has_every_number_of_the_English_one() {
    var missing = new ArrayList<String>();
    for (var english : pages.translated()) {
      var chinese = pages.page(english.otherEdition());
      for (var index = 0; index < sameSections(english, chinese); index++) {
        var section = english.sections().get(index);
        var numbers = new ArrayList<>(section.numbers());
        numbers.removeAll(chinese.sections().get(index).numbers());
        numbers.forEach(number -> missing.add(place(chinese, section) + ": " + number));
      }
    }
    assertThat(missing).isEmpty();
  }

  private void eachPair(Function<Page, List<?>> view) {
    var different = new ArrayList<String>();
    for (var english : pages.translated()) {
      var chinese = pages.page(english.otherEdition());
      var expected = view.apply(english);
      var actual = view.apply(chinese);
      if (expected.size() != actual.size()) {
        different.add(
            "%s: %d headings, not %d".formatted(chinese.path(), actual.size(), expected.size()));
      }
      for (var index = 0; index < sameSections(english, chinese); index++) {
        if (!expected.get(index).equals(actual.get(index))) {
          different.add(
              "%s%n  en %s%n  zh %s"
                  .formatted(
                      place(chinese, english.sections().get(index)),
                      expected.get(index),
                      actual.get(index)));
        }
      }
    }
    assertThat(different).isEmpty();
  }

  private static int sameSections(Page english, Page chinese) {
    return Math.min(english.sections().size(), chinese.sections().size());
  }

  private static String place(Page page, Section section) {
    return page.path() + ", below \"" + section.heading() + "\"";
  }

  private void eachLink(BiConsumer<Page, String> visit) {
    for (var page : pages.all()) {
      for (var section : page.sections()) {
        section.links().forEach(link -> visit.accept(page, link));
      }
    }
  }
}
