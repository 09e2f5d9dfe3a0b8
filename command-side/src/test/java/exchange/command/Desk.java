package exchange.command;

import static org.assertj.core.api.Assertions.assertThat;

import exchange.command.Visitor.Reply;
import java.time.LocalDate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Listings as they are sent in, and the ways that they usually go. */
public final class Desk {

    /** A listing that has come in. */
    public record Entry(String id, String manageToken, long version) {

        public String path(String command) {
            return "/api/listings/" + id + command;
        }

        public String path() {
            return path("");
        }
    }

    private Desk() {}

    /** An offer of 20,000 masks, with nothing that is not required. */
    public static ObjectNode masks() {
        return json("""
                {
                  "kind": "OFFER",
                  "title": "FFP2-Masken aus eigener Fertigung",
                  "description": "Aus eigener Fertigung, einzeln verpackt, sofort lieferbar.",
                  "product": "ffp2-mask",
                  "capability": "MATERIAL",
                  "quantity": {"amount": 20000, "unit": "PIECE", "mode": "STOCK"},
                  "conformity": [{"standard": "EN 149 FFP2"}],
                  "region": {"postalCode": "72458"},
                  "organisation": {"name": "Weberei Alb GmbH", "type": "COMPANY"},
                  "contact": {"name": "Albrecht Maurer", "email": "vertrieb@weberei-alb.example"}
                }""");
    }

    public static ObjectNode masksUntil(LocalDate lastDay) {
        return masks().put("validUntil", lastDay.toString());
    }

    public static ObjectNode shields(long amount) {
        ObjectNode body = masks().put("product", "face-shield");
        body.remove("conformity");
        ((ObjectNode) body.get("quantity")).put("amount", amount);
        return body;
    }

    /** Replaces a field, nested ones with dots; a value that is JSON. */
    public static ObjectNode with(ObjectNode body, String field, String json) {
        ObjectNode changed = body.deepCopy();
        ObjectNode holder = changed;
        String[] steps = field.split("\\.");
        for (int i = 0; i < steps.length - 1; i++) {
            holder = (ObjectNode) holder.get(steps[i]);
        }
        JsonNode value = JsonMapper.shared().readTree(json);
        holder.set(steps[steps.length - 1], value);
        return changed;
    }

    public static ObjectNode without(ObjectNode body, String field) {
        ObjectNode changed = body.deepCopy();
        ObjectNode holder = changed;
        String[] steps = field.split("\\.");
        for (int i = 0; i < steps.length - 1; i++) {
            holder = (ObjectNode) holder.get(steps[i]);
        }
        holder.remove(steps[steps.length - 1]);
        return changed;
    }

    public static Entry submitted(Visitor by, JsonNode body) {
        Reply reply = by.post("/api/listings", body);
        assertThat(reply.status()).as("%s", reply).isEqualTo(201);
        return new Entry(reply.id(), reply.text("manageToken"), 1);
    }

    /** Submitted by somebody, claimed and approved by Otto. */
    public static Entry published(Node node, Visitor by, JsonNode body) {
        Entry entry = submitted(by, body);
        Visitor otto = node.as("otto");
        Reply claimed = done(otto.post(entry.path("/claim")));
        Reply approved = done(otto.having(claimed.version()).post(entry.path("/approve")));
        assertThat(approved.text("state")).isEqualTo("PUBLISHED");
        return new Entry(entry.id(), entry.manageToken(), approved.version());
    }

    public static Reply done(Reply reply) {
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        return reply;
    }

    public static ObjectNode json(String text) {
        return (ObjectNode) JsonMapper.shared().readTree(text);
    }
}
