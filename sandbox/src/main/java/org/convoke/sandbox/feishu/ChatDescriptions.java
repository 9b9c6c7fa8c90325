package org.convoke.sandbox.feishu;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.convoke.sandbox.feishu.State.Chat;
import org.convoke.sandbox.shared.Json;

/// How groups appear in answers.
final class ChatDescriptions {

  private final Tenant tenant;

  ChatDescriptions(Tenant tenant) {
    this.tenant = tenant;
  }

  /// As after its creation.
  ObjectNode describe(Chat chat, String type) {
    var described =
        Json.of(
            "chat_id",
            chat.id,
            "avatar",
            tenant.address() + "/sandbox-avatar.png",
            "name",
            chat.name.isEmpty() ? "(无主题)" : chat.name,
            "description",
            chat.description,
            "chat_mode",
            chat.isPersonal() ? "p2p" : "group",
            "chat_tag",
            "inner",
            "external",
            chat.external,
            "tenant_key",
            tenant.app().tenantKey);
    chat.settings.forEach(described::put);
    chat.objects.forEach(described::set);
    if (!chat.ownerId.isEmpty()) {
      described.put("owner_id", Tenant.id(tenant.person("open_id", chat.ownerId), type));
      described.put("owner_id_type", type);
    }
    return described;
  }

  /// As one who is in it reads it.
  ObjectNode describeWhole(Chat chat, String type) {
    var described = describe(chat, type);
    described.set(
        "user_manager_id_list",
        Json.tree(
            chat.managers.stream()
                .map(id -> Tenant.id(tenant.person("open_id", id), type))
                .toList()));
    described.set("bot_manager_id_list", Json.tree(chat.botManagers));
    return described.setAll(counts(chat));
  }

  /// As one who is not in it reads it.
  ObjectNode describeForStrangers(Chat chat) {
    return Json.of("name", chat.name, "avatar", tenant.address() + "/sandbox-avatar.png")
        .setAll(counts(chat));
  }

  ObjectNode describeInList(Chat chat, String type) {
    var described = describe(chat, type);
    described.retain(
        List.of(
            "chat_id",
            "avatar",
            "name",
            "description",
            "owner_id",
            "owner_id_type",
            "external",
            "tenant_key"));
    return described.put("chat_status", chat.status);
  }

  /// The fields whose change is told.
  ObjectNode changeable(Chat chat) {
    var fields = Json.of("name", chat.name, "description", chat.description, "avatar", chat.avatar);
    chat.settings.forEach(fields::put);
    chat.objects.forEach(fields::set);
    if (!chat.ownerId.isEmpty()) {
      fields.set("owner_id", Events.ids(tenant.person("open_id", chat.ownerId)));
    }
    return fields;
  }

  private static ObjectNode counts(Chat chat) {
    return Json.of(
        "user_count", String.valueOf(chat.members.size()),
        "bot_count", String.valueOf(chat.bots.size()),
        "chat_status", chat.status);
  }
}
