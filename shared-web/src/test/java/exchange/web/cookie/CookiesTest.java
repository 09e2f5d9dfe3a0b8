package exchange.web.cookie;

import static org.assertj.core.api.Assertions.assertThat;

import exchange.web.House;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Cookies")
class CookiesTest {

    private static final String NATIVE = "--server.forward-headers-strategy=native";
    private static final String FRAMEWORK = "--server.forward-headers-strategy=framework";

    @Test
    void are_for_tls_alone_outside_demo_mode_even_if_no_proxy_says_so() {
        try (House house = House.openInTemporaryFolder(
                "--exchange.demo=false", "--exchange.master-key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")) {
            assertThat(session(house, house.to("/login"))).contains("; Secure");
            assertThat(draft(house, house.to("/api/drafts"))).contains("; Secure");
        }
    }

    @Test
    void are_for_whatever_the_client_uses_in_demo_mode() {
        for (String strategy : new String[] {NATIVE, FRAMEWORK}) {
            try (House house = House.openInTemporaryFolder(strategy)) {
                assertThat(session(house, house.to("/login"))).doesNotContain("Secure");
                assertThat(draft(house, house.to("/api/drafts"))).doesNotContain("Secure");
                assertThat(session(house, house.to("/login").header("X-Forwarded-Proto", "https")))
                        .as(strategy)
                        .contains("; Secure");
                assertThat(draft(house, house.to("/api/drafts").header("X-Forwarded-Proto", "https")))
                        .as(strategy)
                        .contains("; Secure");
            }
        }
    }

    @Test
    void do_not_believe_a_client_that_no_proxy_is_expected_to_speak_for() {
        try (House house = House.openInTemporaryFolder()) {
            assertThat(session(house, house.to("/login").header("X-Forwarded-Proto", "https")))
                    .doesNotContain("Secure");
        }
    }

    private static String session(House house, HttpRequest.Builder request) {
        return cookie(house, request, "username=cem&password=" + House.PASSWORD, "SESSION=");
    }

    private static String draft(House house, HttpRequest.Builder request) {
        return cookie(house, request, "title=Masken&_next=/submit?draft={draft}", "DRAFT=");
    }

    private static String cookie(House house, HttpRequest.Builder request, String form, String start) {
        String cookie = house.send(request.header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)))
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        assertThat(cookie).startsWith(start).contains("; HttpOnly", "; SameSite=Lax");
        return cookie;
    }
}
