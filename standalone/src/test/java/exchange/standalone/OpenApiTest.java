package exchange.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@DisplayName("The description of the API")
@ExtendWith(OnSharedExchange.class)
class OpenApiTest {

    private final JsonNode document;

    OpenApiTest(RunningExchange exchange) {
        document = exchange.anybody().get("/v3/api-docs").is(200).json();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /api/listings",
                "PUT /api/listings/{id}",
                "POST /api/listings/{id}/claim",
                "POST /api/listings/{id}/release",
                "POST /api/listings/{id}/approve",
                "POST /api/listings/{id}/confirm-quantity",
                "POST /api/listings/{id}/reinstate",
                "POST /api/listings/{id}/request-changes",
                "POST /api/listings/{id}/reject",
                "POST /api/listings/{id}/suspend",
                "POST /api/listings/{id}/redact",
                "POST /api/listings/{id}/withdraw",
                "POST /api/listings/{id}/renew",
                "POST /api/listings/{id}/fulfil",
                "POST /api/listings/{id}/conformity",
                "POST /api/listings/{id}/notes",
                "POST /api/listings/{id}/follow-ups",
                "POST /api/listings/{id}/follow-ups/{followUp}/done",
                "POST /api/admin/exchange/open",
                "POST /api/admin/exchange/close",
                "GET /api/catalogue",
                "GET /api/catalogue/{id}",
                "GET /api/listings/{id}",
                "GET /api/moderation/queue",
                "GET /api/audit/events",
                "GET /api/products",
                "GET /api/regions",
                "GET /api/standards",
                "GET /api/admin/read-models"
            })
    void names_the_endpoint_and_how_it_refuses(String endpoint) {
        String[] words = endpoint.split(" ", 2);
        JsonNode operation = document.at("/paths").path(words[1]).path(words[0].toLowerCase(Locale.ROOT));
        assertThat(operation.isObject()).as(endpoint).isTrue();
        JsonNode refusal = operation.at("/responses/default/content").path("application/problem+json");
        assertThat(resolved(refusal.path("schema")).path("properties").propertyNames())
                .contains("type", "title", "status", "detail", "rule", "errors");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/paths/~1api~1listings/post", "/paths/~1api~1listings~1{id}/put"})
    void names_every_field_of_a_listing(String pointer) {
        JsonNode listing = body(pointer);
        assertThat(listing.path("properties").propertyNames())
                .containsExactlyInAnyOrder(
                        "kind",
                        "title",
                        "description",
                        "language",
                        "product",
                        "capability",
                        "seeks",
                        "quantity",
                        "conformity",
                        "requires",
                        "neededBy",
                        "withinKm",
                        "region",
                        "validUntil",
                        "visibility",
                        "urgency",
                        "urgencyText",
                        "organisation",
                        "contact",
                        "channel",
                        "onBehalfOf",
                        "consent");
        assertThat(listing.path("required"))
                .extracting(JsonNode::asString)
                .containsExactlyInAnyOrder(
                        "kind", "title", "description", "capability", "region", "organisation", "contact");
        assertThat(resolved(listing.at("/properties/quantity"))
                        .path("properties")
                        .propertyNames())
                .containsExactlyInAnyOrder("amount", "unit", "unitsPerBox", "mode", "per", "from", "smallestLot");
        assertThat(resolved(listing.at("/properties/contact"))
                        .path("properties")
                        .propertyNames())
                .containsExactlyInAnyOrder("name", "email", "phone");
        assertThat(listing.at("/properties/title/maxLength").asInt()).isEqualTo(150);
    }

    @Test
    void names_the_fields_of_a_decision() {
        assertThat(body("/paths/~1api~1listings~1{id}~1reject/post")
                        .path("properties")
                        .propertyNames())
                .contains("reason", "text", "note");
        assertThat(body("/paths/~1api~1listings~1{id}~1approve/post")
                        .path("properties")
                        .propertyNames())
                .contains("note");
        assertThat(body("/paths/~1api~1listings~1{id}~1renew/post")
                        .path("properties")
                        .propertyNames())
                .contains("validUntil");
    }

    @Test
    void says_of_every_answer_what_is_in_it() {
        assertThat(document.path("openapi").asString()).startsWith("3.");
        List<String> unknown = document.path("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .filter(operation -> operation
                                .getValue()
                                .at("/responses/200/content")
                                .valueStream()
                                .map(content -> resolved(content.path("schema")))
                                .anyMatch(schema -> schema.isEmpty()))
                        .map(operation -> operation.getKey() + " " + path.getKey()))
                .toList();
        assertThat(unknown).isEmpty();
    }

    private JsonNode body(String operation) {
        return resolved(document.at(operation + "/requestBody/content")
                .path("application/json")
                .path("schema"));
    }

    private JsonNode resolved(JsonNode schema) {
        JsonNode reference = schema.path("$ref");
        return reference.isString() ? document.at(reference.asString().substring(1)) : schema;
    }
}
