package org.convoke.server.platform;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/// Makes the description of the interface say what is sent: which properties are always there,
/// which may be null, the JSON of the model, and what each call takes to be let in. Runs when the
/// server is built.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class Description implements OASFilter {

  private static final String PREFIX = "#/components/schemas/";
  private static final DotName ID = DotName.createSimple("org.convoke.model.Id");
  private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
  private static final DotName OPERATION =
      DotName.createSimple("org.eclipse.microprofile.openapi.annotations.Operation");
  private static final DotName SCHEMA =
      DotName.createSimple("org.eclipse.microprofile.openapi.annotations.media.Schema");
  private static final DotName INCLUDE =
      DotName.createSimple("com.fasterxml.jackson.annotation.JsonInclude");
  private static final DotName UNWRAPPED =
      DotName.createSimple("com.fasterxml.jackson.annotation.JsonUnwrapped");
  private static final DotName PROPERTY =
      DotName.createSimple("com.fasterxml.jackson.annotation.JsonProperty");

  /// Java names that are not the names of the things.
  private static final Map<String, String> NAMES =
      Map.of(
          "Fields", "Values",
          "Initial", "Default",
          "Match", "LinkageMatch",
          // of connectors, whose module knows nothing of OpenAPI
          "State", "FindingState",
          "Kind", "SettingKind",
          "Copy", "GuideCopy",
          "Window", "BudgetWindow",
          "UUID", "ApiTokenId");

  private final IndexView index;

  public Description(IndexView index) {
    this.index = index;
  }

  @Override
  public Schema filterSchema(Schema schema) {
    if (schema.getRef() != null && schema.getRef().startsWith(PREFIX)) {
      schema.setRef(PREFIX + name(schema.getRef().substring(PREFIX.length())));
    }
    return schema;
  }

  /// Null removes it: the cookie is said by the way of signing in.
  @Override
  public @Nullable Parameter filterParameter(Parameter parameter) {
    return parameter.getIn() == Parameter.In.COOKIE ? null : WireParameters.complete(parameter);
  }

  @Override
  public void filterOpenAPI(OpenAPI description) {
    var asked = asked(description);
    var schemas = new TreeMap<String, Schema>();
    description
        .getComponents()
        .getSchemas()
        .forEach((name, schema) -> schemas.put(name(name), schema));
    schemas.remove("FieldKind");
    schemas.putAll(WireSchemas.all());
    Stream.concat(
            Stream.of("ApiTokenId"),
            index.getAllKnownImplementations(ID).stream().map(ClassInfo::simpleName))
        .filter(schemas::containsKey)
        .forEach(name -> schemas.put(name, WireSchemas.id()));
    var known = WireSchemas.all().keySet();
    schemas.forEach(
        (name, schema) -> {
          if (!known.contains(name)) {
            complete(name, schema, asked.contains(name));
          }
        });
    description.getComponents().setSchemas(new LinkedHashMap<>(schemas));
    var access = new WireAccess(index);
    access.describe(description.getComponents());
    description.getComponents().addResponse("Problem", WireSchemas.problem());
    var methods = methods();
    operations(description)
        .forEach(
            operation -> {
              addProblems(operation);
              access.describe(operation, methods.get(operation.getOperationId()));
            });
  }

  /// `PageRunView` is a page of what is called Run.
  private static String name(String name) {
    var known = NAMES.getOrDefault(name, name);
    return known.startsWith("Items") || known.startsWith("Page")
        ? known.replaceFirst("View$", "")
        : known;
  }

  private static Stream<Operation> operations(OpenAPI description) {
    return description.getPaths().getPathItems().values().stream()
        .flatMap(path -> path.getOperations().values().stream());
  }

  /// The schemas of bodies that callers send: what may be null in them may be left out.
  private static Set<String> asked(OpenAPI description) {
    var names = new HashSet<String>();
    operations(description)
        .filter(operation -> operation.getRequestBody() != null)
        .flatMap(
            operation -> operation.getRequestBody().getContent().getMediaTypes().values().stream())
        .map(type -> type.getSchema().getRef())
        .filter(ref -> ref != null)
        .forEach(ref -> names.add(name(ref.substring(PREFIX.length()))));
    return names;
  }

  /// Every method of a resource by the operation it is.
  private Map<String, MethodInfo> methods() {
    return index.getAnnotations(OPERATION).stream()
        .collect(
            Collectors.toMap(
                operation -> operation.value("operationId").asString(),
                operation -> operation.target().asMethod(),
                (one, _) -> one)); // the index is put together of overlapping ones
  }

  /// In place of the 400 without content that is found by itself.
  private static void addProblems(Operation operation) {
    var problem = "#/components/responses/Problem";
    operation.getResponses().removeAPIResponse("400");
    for (var status : List.of("4XX", "5XX")) {
      operation.getResponses().addAPIResponse(status, OASFactory.createAPIResponse().ref(problem));
    }
  }

  private void complete(String name, Schema schema, boolean isAsked) {
    if (schema.getProperties() == null) {
      return;
    }
    var components = components(name, schema.getProperties().keySet());
    var declared = Objects.requireNonNullElse(schema.getRequired(), List.<String>of());
    var required = new ArrayList<String>();
    var properties = new LinkedHashMap<>(schema.getProperties());
    for (var component : components) {
      var property = property(component);
      var isNullable = isNullable(component) && !declared.contains(property);
      var isLeftOut = isNullable && (isAsked || isLeftOutWhenNull(component));
      if (!isLeftOut) {
        required.add(property);
      }
      if (isNullable && (isAsked || !isLeftOutWhenNull(component))) {
        properties.computeIfPresent(property, (_, given) -> WireSchemas.orNull(given));
      }
    }
    schema.setProperties(properties);
    schema.setRequired(required.isEmpty() ? null : required);
  }

  /// The components of the record that a schema was made of; none when it was made of no record.
  private List<RecordComponentInfo> components(String name, Set<String> properties) {
    return index.getKnownClasses().stream()
        .filter(ClassInfo::isRecord)
        .filter(
            type ->
                name.equals(name(type)) || (isGeneric(type) && name.startsWith(type.simpleName())))
        .map(this::components)
        .filter(
            components ->
                properties.equals(
                    new HashSet<>(components.stream().map(Description::property).toList())))
        .findFirst()
        .orElse(List.of());
  }

  private List<RecordComponentInfo> components(ClassInfo type) {
    return type.recordComponents().stream()
        .flatMap(
            component ->
                has(component, UNWRAPPED)
                    ? components(index.getClassByName(component.type().name())).stream()
                    : Stream.of(component))
        .toList();
  }

  private static boolean isGeneric(ClassInfo type) {
    return !type.typeParameters().isEmpty();
  }

  private static String name(ClassInfo type) {
    var schema = type.declaredAnnotation(SCHEMA);
    return schema == null || schema.value("name") == null
        ? name(type.simpleName())
        : schema.value("name").asString();
  }

  private static String property(RecordComponentInfo component) {
    return annotation(component, PROPERTY)
        .filter(renamed -> renamed.value() != null)
        .map(renamed -> renamed.value().asString())
        .findFirst()
        .orElse(component.name());
  }

  private static boolean isNullable(RecordComponentInfo component) {
    return component.type().hasAnnotation(NULLABLE);
  }

  private static boolean isLeftOutWhenNull(RecordComponentInfo component) {
    var own = annotation(component, INCLUDE).findFirst();
    var include = own.orElseGet(() -> component.declaringClass().declaredAnnotation(INCLUDE));
    return include != null && include.value().asEnum().equals("NON_NULL");
  }

  private static boolean has(RecordComponentInfo component, DotName annotation) {
    return annotation(component, annotation).findAny().isPresent();
  }

  /// The compiler puts what is written at a component where it is allowed: Jackson's at the field.
  private static Stream<AnnotationInstance> annotation(
      RecordComponentInfo component, DotName name) {
    var field = component.declaringClass().field(component.name());
    return Stream.concat(component.annotations().stream(), field.annotations().stream())
        .filter(each -> each.name().equals(name))
        .filter(each -> each.target().kind() != AnnotationTarget.Kind.TYPE);
  }
}
