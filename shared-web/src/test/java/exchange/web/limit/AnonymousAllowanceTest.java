package exchange.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import exchange.web.House;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What people without an account may leave")
class AnonymousAllowanceTest {

    private House house;

    @BeforeEach
    void open() {
        house = House.openInTemporaryFolder("--exchange.anonymous-per-hour=3");
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void is_so_many_things_of_one_address_and_of_accounts_as_many_as_they_like() {
        for (int draft = 0; draft < 3; draft++) {
            assertThat(save(house.to("/api/drafts"), "").statusCode()).isEqualTo(303);
        }
        HttpResponse<String> refused = save(house.to("/api/drafts"), "");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1_000L, 1_201L);
        for (int draft = 0; draft < 5; draft++) {
            assertThat(save(house.as("cem", "/api/drafts"), "").headers().firstValue("Location"))
                    .hasValueSatisfying(next -> assertThat(next).startsWith("/done"));
        }
    }

    @Test
    void may_be_changed_as_often_as_they_like() {
        String draft = location(save(house.to("/api/drafts"), "")).substring("/done?draft=".length());
        for (int change = 0; change < 10; change++) {
            assertThat(location(save(house.to("/api/drafts"), "&_draft=" + draft)))
                    .isEqualTo("/done?draft=" + draft);
        }
    }

    @Test
    void are_also_forms_to_be_corrected() {
        for (int form = 0; form < 3; form++) {
            assertThat(location(send(house.to("/api/listings"), "title=M&_form=/f")))
                    .startsWith("/f?form=");
        }
        assertThat(send(house.to("/api/listings"), "title=M&_form=/f").statusCode())
                .isEqualTo(429);
    }

    @Test
    void are_also_answers_that_are_kept() {
        String draft = location(save(house.to("/api/drafts"), "")).substring("/done?draft=".length());
        for (int answer = 0; answer < 2; answer++) {
            assertThat(location(save(house.to("/api/drafts"), "&_answer=1&_draft=" + draft)))
                    .contains("&answer=");
        }
        assertThat(location(save(house.to("/api/drafts"), "&_answer=1&_draft=" + draft)))
                .doesNotContain("&answer=");
    }

    private HttpResponse<String> save(HttpRequest.Builder to, String more) {
        return send(to, "title=Masken&_next=/done?draft={draft}&_form=/form" + more);
    }

    private HttpResponse<String> send(HttpRequest.Builder to, String body) {
        return house.send(
                to.header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(body)));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
