package org.convoke.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.List;
import org.convoke.server.access.Open;
import org.convoke.server.access.Requires;
import org.junit.jupiter.api.Test;

/// The arrows between modules and features.
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.convoke");

  /// Each may know those before it.
  private static final List<String> MODULES =
      List.of(
          "org.convoke.model..",
          "org.convoke.database..",
          "org.convoke.connectors..",
          "org.convoke.engine..",
          "org.convoke.server..");

  @Test
  void no_module_knows_one_that_stands_on_it() {
    for (var index = 0; index < MODULES.size() - 1; index++) {
      var above = MODULES.subList(index + 1, MODULES.size()).toArray(String[]::new);
      check(
          noClasses()
              .that()
              .resideInAPackage(MODULES.get(index))
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(above));
    }
  }

  @Test
  void the_database_and_the_model_do_not_know_each_other() {
    check(
        noClasses()
            .that()
            .resideInAPackage("org.convoke.database..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.convoke.model.."));
  }

  @Test
  void the_web_framework_is_in_the_server_only() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("org.convoke.server..", "org.convoke.sandbox..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "jakarta..", "io.vertx.."));
  }

  @Test
  void the_sandbox_and_the_rest_share_the_wire_alone() {
    check(
        noClasses()
            .that()
            .resideInAPackage("org.convoke.sandbox..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(MODULES.toArray(String[]::new))
            .allowEmptyShould(true));
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("org.convoke.sandbox..", "org.convoke.server.sandbox..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.convoke.sandbox.."));
  }

  @Test
  void the_platform_knows_no_feature() {
    check(
        noClasses()
            .that()
            .resideInAPackage("org.convoke.server.platform..")
            .should()
            .dependOnClassesThat(
                JavaClass.Predicates.resideInAPackage("org.convoke.server..")
                    .and(
                        JavaClass.Predicates.resideOutsideOfPackage(
                            "org.convoke.server.platform.."))));
  }

  @Test
  void a_store_is_known_to_its_own_feature_only() {
    check(
        classes()
            .that()
            .resideInAPackage("org.convoke.server..")
            .and()
            .haveSimpleNameEndingWith("Store")
            .should()
            .bePackagePrivate());
  }

  @Test
  void no_feature_reads_rows_with_jdbc() {
    check(
        noClasses()
            .that()
            .resideInAPackage("org.convoke.server..")
            .and()
            .resideOutsideOfPackage("org.convoke.server.platform..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jdbi..", "javax.sql.."));
  }

  @Test
  void every_call_says_who_may_make_it() {
    check(methods().that(areCalls()).should(declareAccess()));
  }

  @Test
  void every_call_runs_on_a_virtual_thread() {
    check(
        classes()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .beAnnotatedWith(RunOnVirtualThread.class));
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(CLASSES);
  }

  private static com.tngtech.archunit.base.DescribedPredicate<JavaMethod> areCalls() {
    return com.tngtech.archunit.base.DescribedPredicate.describe(
        "are calls", method -> method.isMetaAnnotatedWith(HttpMethod.class));
  }

  private static ArchCondition<JavaMethod> declareAccess() {
    return new ArchCondition<>("declare @Requires or @Open") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        var isDeclared =
            method.isAnnotatedWith(Requires.class)
                || method.isAnnotatedWith(Open.class)
                || method.getOwner().isAnnotatedWith(Requires.class)
                || method.getOwner().isAnnotatedWith(Open.class);
        events.add(new SimpleConditionEvent(method, isDeclared, method.getFullName()));
      }
    };
  }
}
