package exchange.query.audit;

import exchange.log.StoredEvent;
import exchange.privacy.Sealed;
import exchange.privacy.Vault;
import exchange.query.content.Contents;
import exchange.web.problem.Language;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The content of an event for a reader who may know everything but personal data. */
@Component
class OpenedData {

    /** Personal data, the keys that open it, and the digests of secrets. */
    private static final Set<String> LEFT_OUT = Set.of("contact", "keys", "linkDigest");

    /** Where events name accounts by their opaque ids. */
    private static final Set<String> ACCOUNTS = Set.of("holder", "moderator", "assignee", "accountId");

    private final JsonMapper json = JsonMapper.builder().build();
    private final Vault vault;

    OpenedData(Vault vault) {
        this.vault = vault;
    }

    JsonNode read(StoredEvent event) {
        return json.readTree(event.payload());
    }

    /** The accounts that an event's content names. */
    Set<String> accounts(JsonNode data) {
        Set<String> found = new TreeSet<>();
        for (String field : ACCOUNTS) {
            if (data.path(field).isString()) {
                found.add(data.path(field).stringValue());
            }
        }
        return found;
    }

    /**
     * Opens what is sealed, names accounts by their logins, and leaves out what nobody is to read.
     *
     * @param logins by account id
     */
    JsonNode open(JsonNode data, Map<String, String> logins, Language language) {
        return switch (data) {
            case ObjectNode object when isSealed(object) -> unsealed(object, language);
            case ObjectNode object -> open(object, logins, language);
            case ArrayNode array -> {
                ArrayNode opened = json.createArrayNode();
                array.forEach(element -> opened.add(open(element, logins, language)));
                yield opened;
            }
            default -> data;
        };
    }

    private ObjectNode open(ObjectNode object, Map<String, String> logins, Language language) {
        ObjectNode opened = json.createObjectNode();
        object.properties().forEach(property -> {
            String name = property.getKey();
            JsonNode value = property.getValue();
            if (LEFT_OUT.contains(name)) {
                return;
            }
            if (ACCOUNTS.contains(name) && value.isString()) {
                opened.put(name, logins.getOrDefault(value.stringValue(), value.stringValue()));
            } else {
                opened.set(name, open(value, logins, language));
            }
        });
        return opened;
    }

    private static boolean isSealed(ObjectNode object) {
        return object.size() == 2
                && object.path("key").isString()
                && object.path("box").isString();
    }

    private JsonNode unsealed(ObjectNode object, Language language) {
        Sealed sealed =
                new Sealed(object.path("key").stringValue(), object.path("box").stringValue());
        return vault.open(sealed, JsonNode.class)
                .orElseGet(() -> json.getNodeFactory().stringNode(Contents.removed(language)));
    }
}
