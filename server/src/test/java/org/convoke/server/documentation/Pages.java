package org.convoke.server.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All pages of the documentation: those at the root of the project and those in `docs`.
final class Pages {

  private static final Path ROOT = Path.of("..");

  private final Map<Path, Page> pages = new TreeMap<>();

  Pages() {
    try (var root = Files.list(ROOT);
        var docs = Files.walk(ROOT.resolve("docs"))) {
      Stream.concat(root, docs)
          .filter(file -> file.toString().endsWith(".md"))
          .map(ROOT::relativize)
          .forEach(path -> pages.put(path, Page.read(path)));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  List<Page> all() {
    return List.copyOf(pages.values());
  }

  /// Pages that are there in both languages, in their English edition.
  List<Page> translated() {
    return all().stream()
        .filter(page -> !page.isChinese() && pages.containsKey(page.otherEdition()))
        .toList();
  }

  Page page(Path path) {
    var page = pages.get(path);
    if (page == null) {
      throw new IllegalArgumentException("there is no page " + path);
    }
    return page;
  }

  boolean has(Path path) {
    return pages.containsKey(path);
  }

  /// Where a link of a page leads, without the place in it; a folder is its `README.md`. Null when
  /// it leads out of the project.
  @Nullable Path target(Page page, String link) {
    if (link.matches("[a-z]+:.*")) {
      return null;
    }
    var file = link.replaceAll("#.*", "");
    var path =
        file.isEmpty() ? page.path() : Path.of("/").resolve(page.path()).resolveSibling(file);
    var inProject = file.isEmpty() ? path : Path.of("/").relativize(path.normalize());
    return Files.isDirectory(ROOT.resolve(inProject)) ? inProject.resolve("README.md") : inProject;
  }

  /// The same for a link and for that of the other edition: the English page, and the number of the
  /// heading in it.
  String meaning(Page page, String link) {
    var target = target(page, link);
    if (target == null) {
      return link;
    }
    var place = link.contains("#") ? place(target, link) : -1;
    return Page.english(target) + (place < 0 ? "" : " heading " + place);
  }

  /// @return -1 when there is no such heading
  int place(Path target, String link) {
    return pages.containsKey(target)
        ? page(target).anchors().indexOf(link.replaceAll(".*#", ""))
        : -1;
  }

  /// The pages that one comes to by links from one.
  Set<Path> reachedFrom(Path start) {
    var reached = new TreeSet<Path>();
    var waiting = new ArrayDeque<>(List.of(start));
    while (!waiting.isEmpty()) {
      var path = waiting.remove();
      if (pages.containsKey(path) && reached.add(path)) {
        waiting.addAll(neighbours(page(path)));
      }
    }
    return reached;
  }

  private List<Path> neighbours(Page page) {
    return page.sections().stream()
        .flatMap(section -> section.links().stream())
        .map(link -> target(page, link))
        .filter(target -> target != null && !target.equals(page.otherEdition()))
        .map(Path.class::cast)
        .toList();
  }
}
