package org.convoke.server.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Map;
import org.convoke.database.Database;
import org.convoke.model.OrgId;
import org.convoke.model.Unavailable;
import org.convoke.server.Api;
import org.convoke.server.platform.StartFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Secrets go in and are used; nobody reads them again.
@QuarkusTest
class SecretsTest {

  private static final Api ADMIN = Api.signIn("lina");

  @Inject Secrets secrets;
  @Inject Database database;
  @TempDir Path folder;

  private static OrgId org() {
    return OrgId.parse(ADMIN.get("/me").text("organization.id"));
  }

  private static Api.Answer save(String name, String value) {
    return ADMIN.post("/secrets", Map.of("name", name, "value", value));
  }

  @Test
  void a_value_is_kept_encrypted_and_never_answered() {
    var saved = save("crm", "top-secret-value").expect(201);
    assertThat(saved.response().body()).doesNotContain("top-secret-value");
    var listed = ADMIN.get("/secrets").expect(200);
    assertThat(listed.body().at("/items").findValuesAsText("name")).contains("crm");
    assertThat(listed.response().body()).doesNotContain("top-secret-value");
    assertThat(new String(kept("crm"), StandardCharsets.ISO_8859_1)).doesNotContain("top-secret");
    assertThat(secrets.reveal(org(), "crm")).contains("top-secret-value");
    save("crm", "another").expect(201);
    assertThat(secrets.reveal(org(), "crm")).contains("another");
    ADMIN.delete("/secrets/crm").expect(204);
    assertThat(secrets.reveal(org(), "crm")).isEmpty();
    ADMIN.delete("/secrets/crm").expectProblem(404, "not-found");
  }

  private byte[] kept(String name) {
    return database
        .query("test.secret", "select value from secret where name = :name")
        .bind("name", name)
        .one(row -> row.bytes("value"));
  }

  @Test
  void names_and_values_are_checked() {
    save("", "x").expectProblem(422, "invalid-input");
    save("a b", "x").expectProblem(422, "invalid-input");
    save("empty", "").expectProblem(422, "invalid-input");
    save("long", "x".repeat(10_001)).expectProblem(422, "invalid-input");
    ADMIN.post("/secrets", Map.of("name", "x")).expectProblem(422, "invalid-input");
  }

  @Test
  void builders_are_told_the_names_and_nothing_else() {
    save("erp", "known-to-nobody").expect(201);
    var builder = Api.signIn("zhangwei");
    var names = builder.get("/secrets/names").expect(200);
    assertThat(names.body().at("/items").findValuesAsText("name")).contains("erp");
    assertThat(names.body().at("/items/0").fieldNames()).toIterable().containsExactly("name");
    builder.get("/secrets").expectProblem(403, "forbidden");
    builder.post("/secrets", Map.of("name", "x", "value", "y")).expectProblem(403, "forbidden");
    builder.delete("/secrets/erp").expectProblem(403, "forbidden");
    Api.signIn("wangfang").get("/secrets/names").expectProblem(403, "forbidden");
    ADMIN.delete("/secrets/erp").expect(204);
  }

  @Test
  void a_secret_is_of_one_organization() {
    save("own", "mine").expect(201);
    var other = Api.signIn("otherowner");
    assertThat(other.get("/secrets").expect(200).response().body()).doesNotContain("own");
    assertThat(other.get("/secrets/names").expect(200).response().body()).doesNotContain("own");
    other.delete("/secrets/own").expectProblem(404, "not-found");
    assertThat(secrets.has(OrgId.create(), "own")).isFalse();
  }

  @Test
  void a_row_that_is_copied_to_another_name_cannot_be_read_there() {
    save("origin", "value").expect(201);
    database
        .update(
            "test.copy",
            """
            insert into secret (org_id, name, value, updated_at, updated_by)
            select org_id, 'copy', value, updated_at, updated_by from secret where name = 'origin'
            """)
        .execute();
    assertThatThrownBy(() -> secrets.reveal(org(), "copy")).isInstanceOf(Unavailable.class);
    ADMIN.delete("/secrets/copy").expect(204);
  }

  @Test
  void the_key_set_is_made_once_and_only_its_owner_can_read_it()
      throws IOException, GeneralSecurityException {
    var file = folder.resolve("new/secrets.keys");
    var sealed = SecretKeys.readOrMake(file).encrypt(new byte[] {1}, new byte[0]);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(SecretKeys.readOrMake(file).decrypt(sealed, new byte[0])).containsExactly(1);
    var another = SecretKeys.readOrMake(folder.resolve("other/secrets.keys"));
    assertThatThrownBy(() -> another.decrypt(sealed, new byte[0]))
        .isInstanceOf(GeneralSecurityException.class);
  }

  @Test
  void a_server_does_not_start_with_a_key_set_that_it_cannot_read() throws IOException {
    var broken = Files.writeString(folder.resolve("broken.keys"), "{}");
    assertThatThrownBy(() -> SecretKeys.read(broken)).isInstanceOf(StartFailure.class);
    assertThatThrownBy(() -> SecretKeys.read(folder.resolve("none")))
        .isInstanceOf(StartFailure.class);
  }
}
