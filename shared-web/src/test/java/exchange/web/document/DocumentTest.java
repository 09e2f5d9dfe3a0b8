package exchange.web.document;

import static org.assertj.core.api.Assertions.assertThat;

import exchange.web.House;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The API's description")
class DocumentTest {

    @Test
    void shows_bodies_and_problems_but_not_who_calls_and_has_no_ui_outside_of_demonstrations() {
        try (House house = House.openInTemporaryFolder(
                "--exchange.demo=false", "--exchange.master-key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")) {
            var api = House.json(house.send(house.to("/v3/api-docs")));
            var submit = api.at("/paths/~1api~1listings/post");
            assertThat(submit.at("/requestBody/content").toString()).contains("#/components/schemas/Listing");
            assertThat(submit.has("parameters")).isFalse();
            assertThat(submit.at("/responses/default/content/application~1problem+json/schema/$ref")
                            .stringValue())
                    .isEqualTo("#/components/schemas/Problem");
            assertThat(api.at("/components/schemas/Problem/properties").propertyNames())
                    .contains("type", "title", "status", "detail", "rule", "texts", "errors");
            assertThat(api.at("/components/schemas").propertyNames()).contains("FieldError", "Texts", "Listing");
            assertThat(api.at("/components/securitySchemes").propertyNames()).containsOnly("password", "secretLink");
            assertThat(house.send(house.to("/swagger-ui/index.html")).statusCode())
                    .isEqualTo(404);
        }
    }
}
